package io.backcast.ui.app;

import java.nio.file.Path;

/**
 * The folders of one user.
 *
 * @param data settings, new models, the session of the last run and the log
 * @param cache what can be made anew
 */
record UserFolders(Path data, Path cache) {}
