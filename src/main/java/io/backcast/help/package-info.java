/** The documentation and the libraries that come with the program. */
@NullMarked
package io.backcast.help;

import org.jspecify.annotations.NullMarked;
