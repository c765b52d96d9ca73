import Canvas

extension KeyContext {
  static let comparison = KeyContext("Comparison", several + ofComparison)

  /// One image of several, by itself.
  static let comparisonOnOne = KeyContext(
    "Comparison looked into",
    [Keys(.enter, to: .take, "all images", "look at all of the images again")] + ofComparison)

  /// Where there is one image there is nothing to open, and no list to go to.
  static let comparisonOfOne = KeyContext("Comparison on one image", ofComparison)

  private static let several = [
    Keys(.enter, to: .take, "open", "look at the image by itself"),
    Keys(.tab, to: .nextTab, "images", "go to the list of images, and back"),
  ]
  private static let ofComparison =
    [
      Keys("<", to: .thresholdDown, "threshold", "lower the threshold"),
      Keys(">", to: .thresholdUp, "threshold", "raise the threshold"),
      Keys("B", to: .bisect, "bisect", "find the version that changed the concept"),
      Keys("f", to: .pin, "pin", "pin the image with what it must and must not give: plans check it"),
      Keys("p", to: .predict, "other images", "compare on other images"),
      Keys("P", to: .twin, "again", "run the comparison again"),
      Keys("x", to: .export, "export", "write it as CSV and JSON, into the folder meshwork was started in"),
      Keys("c", to: .plan, "plan", "stage the draft and show what would be sent"),
    ] + Keys.leaving("back", "one step back: to all images, then out") + Keymap.searching + Keymap.lists + Keymap.common
}
