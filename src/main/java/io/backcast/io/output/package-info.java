/** What first-principles programs wrote about a finished calculation, read back. */
@NullMarked
package io.backcast.io.output;

import org.jspecify.annotations.NullMarked;
