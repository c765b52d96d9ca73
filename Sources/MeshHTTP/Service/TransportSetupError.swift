import MeshCore

/// Why no transport can be made from what a context says: which setting, and what it should be.
package enum TransportSetupError: WordedError, Hashable, Sendable {
  /// The base URL, and what is wrong with it.
  case address(String, String)
  /// Never says what the key is.
  case key(String)
  /// Never says what `HTTPS_PROXY` is: it may hold a password.
  case proxy(String)
  /// The file of root certificates.
  case certificates(path: String)

  package var message: String {
    switch self {
    case .address(let text, let why): "The base URL \"\(text)\" is not usable: \(why). Write https://api.clarifai.com."
    case .key(let why): "The key is not usable: \(why). Set CLARIFAI_PAT to a personal access token."
    case .proxy(let why):
      "HTTPS_PROXY is not usable: \(why). Write http://HOST:PORT or socks5://HOST:PORT, or unset it."
    case .certificates(let path): "No certificates can be read from \(path). Name a PEM file that exists."
    }
  }
}
