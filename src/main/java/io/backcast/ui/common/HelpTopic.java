package io.backcast.ui.common;

/** Pages of the documentation that parts of the program lead to. */
public enum HelpTopic {
  CONTENTS("index", ""),
  EXPLORER("docs/explorer", ""),
  HOME("docs/explorer", "home"),
  TABLE("docs/explorer", "your-own-table-and-networks-from-elsewhere"),
  NETWORK("docs/explorer", "your-own-table-and-networks-from-elsewhere"),
  SETTINGS("docs/explorer", "settings-and-help"),
  MODEL_FOLDER("docs/model-folder", ""),
  LABORATORY("docs/laboratory", ""),
  CAMPAIGN("docs/campaign", "");

  private final String page;
  private final String anchor;

  HelpTopic(String page, String anchor) {
    this.page = page;
    this.anchor = anchor;
  }

  /** The page's path in the documentation, with slashes and without its suffix. */
  public String page() {
    return page;
  }

  /** Id of the heading to begin at; empty for the top. */
  public String anchor() {
    return anchor;
  }
}
