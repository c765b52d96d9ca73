import MeshCore

extension Catalogue {
  /// Public models of the service (contract, section 10). Workflows can name them; they do not run on this machine.
  static let serviceOnly =
    images + crops + languages + exampleIDs

  private static let images = [
    model(
      "moderation-recognition", "visual-classifier", "Whether a picture is safe to show",
      ["aa8be956dbaa4b7a858826a84253cab9"], alias: "d16f390eb32cad478c7ae150069bd2c6"),
    model(
      "general-clusterering", "clusterer", "Pictures that are alike", ["cc2074cff6dc4c02b6f4e1b8606dcb54"],
      alias: "cccbe437d6e54e2bb911c6aa292fb072"),
    model(
      "image-general-segmentation", "visual-segmenter", "What each part of a picture shows",
      ["1581820110264581908ce024b12b4bfb"]),
  ]

  private static let crops = [
    model(
      "face-sentiment-recognition", "visual-classifier", "The mood of a face", ["a5d7776f0c064a41b48c3ce039049f65"]),
    model(
      "age-demographics-recognition", "visual-classifier", "The age of a face", ["fb9f10339ac14e23b8e960e74984401b"]),
    model(
      "gender-demographics-recognition", "visual-classifier", "The gender of a face",
      ["ff83d5baac004aafbe6b372ffa6f8227"]),
    model(
      "ethnicity-demographics-recognition", "visual-classifier", "The ethnicity of a face",
      ["b2897edbda314615856039fb0c489796"]),
    model("landmarks-align", "image-align", "Faces turned upright", ["4bc8b83a327247829ec638c78cde5f8b"]),
    model("face-landmarks", "visual-keypointer", "The points of a face", ["98ace9ca45e64339be94b06011557e2a"]),
    model(
      "face-identification-transfer-learn", "visual-embedder", "A face as numbers",
      ["fc3b8814fbe54533a3d80a1896dc9884"]),
  ]

  private static let languages = [
    model(
      "multilingual-text-embedding", "text-embedder", "A text as numbers", ["9b33adf15280465b857163ddaaacdcb1"]),
    model(
      "moderation-multilingual-text-classification", "text-classifier", "Whether a text is fit to show",
      ["79c2248564b0465bb96265e0c239352b"]),
    model(
      "asr-wav2vec2-base-960h-english", "audio-to-text", "English speech as text",
      ["f4deae70a473492a8e2f9b7bb1dbee85"]),
    model("whisper-large-v2", "audio-to-text", "Speech as text", ["9a0a49440f3e48afb5ddb8882f3cde7f"]),
    model(
      "text-summarization-english-distilbart-cnn-12-6", "text-to-text", "An English text in short",
      ["8279cec2221a4b1d9db774470940aebd"]),
    model(
      "translation-english-to-french-text", "text-to-text", "English into French",
      ["c65a4a51c2b646fca5f0e4bf1ff200d7"]),
  ]

  /// Ids of the documentation's patch example; what they are called today is not known.
  private static let exampleIDs = [
    model(
      "ccc28c313d69466f836ab83287a54ed9", "visual-classifier", "Travel", ["cce28c313d69466f836ab83287a54ed9"]),
    model(
      "ccc76d86d2004ed1a38ba0cf39ecb4b1", "visual-classifier", "Not safe for work",
      ["cc76a92beaeb4d8495a58ba197998158"]),
    model(
      "c386b7a870114f4a87477c0824499348", "visual-classifier", "Weddings", ["787cc9a002164250800598d36b072384"]),
  ]

  private static func model(
    _ id: ModelID, _ typeID: String, _ subject: String, _ versions: [VersionID], alias: ModelID? = nil
  ) -> CatalogueModel {
    CatalogueModel(
      id: id, owner: clarifai, typeID: typeID,
      summary: "\(subject). Runs on the service only: it can be put into workflows here, but not predicted with.",
      aliases: alias.map { [$0] } ?? [], versions: versions.map { .init(id: $0, .serviceOnly) })
  }
}
