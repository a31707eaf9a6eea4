/** Entry points and the one place where the program is put together. */
@NullMarked
package io.backcast;

import org.jspecify.annotations.NullMarked;
