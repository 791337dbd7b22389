/** What of a data folder is of one moment, while a server writes in it? {@link io.clew.app.folder.FolderInUse}. */
@NullMarked
package io.clew.app.folder;

import org.jspecify.annotations.NullMarked;
