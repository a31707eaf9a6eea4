/**
 * Reads tables as people have them: text of any usual dialect, workbooks and Parquet, into a {@link
 * io.backcast.io.table.TextTable}.
 */
@NullMarked
package io.backcast.io.table;

import org.jspecify.annotations.NullMarked;
