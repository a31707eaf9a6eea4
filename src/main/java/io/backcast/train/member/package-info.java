/** Predictors beside the networks, which are fitted in one go, and how all of them are weighted. */
@NullMarked
package io.backcast.train.member;

import org.jspecify.annotations.NullMarked;
