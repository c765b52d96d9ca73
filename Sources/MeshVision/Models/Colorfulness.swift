/// How colourful people find a picture: Hasler and Suesstrunk, "Measuring colourfulness in natural images", SPIE 5007, 2003.
///
/// The metric is sigma + 0.3 mu over the opponent channels rg = R - G and yb = (R + G) / 2 - B, samples 0...255. Their panel
/// called 0 not colourful and 109 extremely colourful.
func colorfulness(of image: PixelImage) -> Double {
  var (redGreen, yellowBlue) = (0, 0)
  var squares = 0
  for start in stride(from: 0, to: image.pixels.count, by: 3) {
    let red = Int(image.pixels[start])
    let green = Int(image.pixels[start + 1])
    let blue = Int(image.pixels[start + 2])
    // Both channels doubled, so that the sums stay whole.
    let (first, second) = (2 * (red - green), red + green - 2 * blue)
    redGreen += first
    yellowBlue += second
    squares += first * first + second * second
  }
  let count = Double(image.width * image.height)
  let (meanRedGreen, meanYellowBlue) = (Double(redGreen) / count / 2, Double(yellowBlue) / count / 2)
  let meanSquared = meanRedGreen * meanRedGreen + meanYellowBlue * meanYellowBlue
  let variance = max(0, Double(squares) / count / 4 - meanSquared)
  return variance.squareRoot() + 0.3 * meanSquared.squareRoot()
}
