/**
 * Campaigns: rounds in which designs are chosen, calculated, and learned from. Plain files in one
 * folder, to which is only added, so that a campaign goes on from wherever it stopped.
 */
@NullMarked
package io.backcast.verify.campaign;

import org.jspecify.annotations.NullMarked;
