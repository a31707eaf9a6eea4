/** The program for assistants and other programs: tools of the Model Context Protocol. */
@NullMarked
package io.backcast.serve;

import org.jspecify.annotations.NullMarked;
