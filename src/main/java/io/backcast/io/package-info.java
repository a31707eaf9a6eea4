/** Files: tables, cards, recipes, designs and their provenance. */
@NullMarked
package io.backcast.io;

import org.jspecify.annotations.NullMarked;
