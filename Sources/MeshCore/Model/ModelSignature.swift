/// What a kind of model reads and gives, by its `model_type_id` (contract, section 10).
public struct ModelSignature: Hashable, Sendable {
  /// What can flow along an edge of a workflow.
  public enum Datum: String, Hashable, Sendable {
    case image, regions, concepts, colors, embeddings, clusters, text, audio, frames, tracks, any
  }

  public let reads: Datum
  public let gives: Datum

  /// The signature of a known model type, or nil.
  public init?(typeID: String?) {
    guard let typeID, let (reads, gives) = Self.table[typeID] else { return nil }
    self.reads = reads
    self.gives = gives
  }

  /// Whether a node of this kind can read what `source` gives; an operator on images also works region by region.
  public func accepts(_ source: ModelSignature) -> Bool {
    reads == .any || source.gives == .any || reads == source.gives || (reads == .image && source.gives == .regions)
  }

  private static let table: [String: (Datum, Datum)] = [
    "visual-classifier": (.image, .concepts), "visual-detector": (.image, .regions),
    "visual-embedder": (.image, .embeddings), "visual-segmenter": (.image, .regions),
    "visual-keypointer": (.image, .regions), "image-color-recognizer": (.image, .colors),
    "image-crop": (.image, .regions), "image-align": (.image, .regions), "image-tiling-operator": (.image, .regions),
    "image-to-text": (.image, .text), "optical-character-recognizer": (.image, .text),
    "barcode-operator": (.image, .text), "clusterer": (.embeddings, .clusters),
    "embeddings-classifier": (.embeddings, .concepts), "concept-thresholder": (.concepts, .concepts),
    "concept-synonym-mapper": (.concepts, .concepts), "region-thresholder": (.regions, .regions),
    "text-classifier": (.text, .concepts), "text-embedder": (.text, .embeddings), "text-to-text": (.text, .text),
    "audio-to-text": (.audio, .text), "multimodal-embedder": (.any, .embeddings), "multimodal-to-text": (.any, .text),
  ]
}
