import FoundationEssentials
import MeshVision

/// The pictures of what a crop cuts out, as replies show them: small JPEG files in base64.
///
/// They are to be looked at. What reads a crop in the workflow reads the pixels of the image itself.
enum CutPictures {
  /// So many of one output's regions at most have a picture: the first ones.
  static let most = 20
  /// Pixels of the longer side.
  static let longestSide = 320
  private static let quality = 85

  /// `parts` with their pictures. A part that cannot be encoded goes without.
  static func added(to parts: [Part], of image: PixelImage) -> [Part] {
    var parts = parts
    for index in parts.indices.prefix(most) {
      let cut = parts[index].pixels(of: image).resized(toFit: longestSide)
      parts[index].picture = (try? ImageEncoder.jpeg(cut, quality: quality)).map { Data($0).base64EncodedString() }
    }
    return parts
  }
}
