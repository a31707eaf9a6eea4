/** What several views share: appearance, texts, background tasks, small controls. */
@NullMarked
package io.backcast.ui.common;

import org.jspecify.annotations.NullMarked;
