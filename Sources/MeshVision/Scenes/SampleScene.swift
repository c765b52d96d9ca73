/// A picture of the program's own making, for trying workflows without a file or a network.
///
/// The scenes differ in what the local models measure: some are crisp, one is out of focus, one dark and grainy, one
/// overexposed. A scene looks the same every time it is rendered.
package enum SampleScene: String, Hashable, Sendable, CaseIterable {
  case station, market, meadow, harbor, night, beach, portrait

  /// A few words to show in a list.
  package var title: String {
    switch self {
    case .station: "Train at the platform"
    case .market: "Market square"
    case .meadow: "Meadow with a house"
    case .harbor: "Harbor in the fog"
    case .night: "City by night"
    case .beach: "Beach at noon"
    case .portrait: "Abstract portrait"
    }
  }

  /// What is to be seen, for those who cannot see it.
  package var altText: String {
    switch self {
    case .station: "A silver train with a red stripe stands at a platform, where two people wait under a clock."
    case .market: "Market stalls with striped awnings and crates of fruit in front of coloured houses and bunting."
    case .meadow: "A tree and a small house with a red roof on green hills, with poppies in front."
    case .harbor: "Two sailing boats and a lighthouse at dusk, out of focus in orange fog."
    case .night: "A skyline with lit windows under the moon, mirrored in a dark river, grainy."
    case .beach: "A red and white umbrella on a beach in glaring light; sand and sky are nearly white."
    case .portrait: "A face made of geometric shapes, crisp in front of a soft background of coloured lights."
    }
  }

  /// The scene at `width` x `height` pixels (each at least 1); it is composed for 4:3 and stretched to other shapes.
  package func render(width: Int = 640, height: Int = 480) -> PixelImage {
    var painter = Painter(width: width, height: height)
    switch self {
    case .station: painter.paintStation()
    case .market: painter.paintMarket()
    case .meadow: painter.paintMeadow()
    case .harbor: painter.paintHarbor()
    case .night: painter.paintNight()
    case .beach: painter.paintBeach()
    case .portrait: painter.paintPortrait()
    }
    return painter.image
  }
}
