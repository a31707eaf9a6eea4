/** Work handed to Slurm as a job array whose tasks leave their results in a folder. */
@NullMarked
package io.backcast.slurm;

import org.jspecify.annotations.NullMarked;
