package import FoundationEssentials
package import MeshCore

/// A workflow service in this process: the routes and status codes of the service over a file, with predictions that are
/// computed from pixels.
///
/// It has one app, `sample/gallery`, whose user also answers to `me`. Several backends, in one process or in several, may
/// use one file at once.
package struct LocalBackend: Sendable {
  package static let sampleApp = AppScope(userID: "sample", appID: "gallery")

  let store: Store
  let catalogue: Catalogue
  let predictor: Predictor
  /// What it makes of patches where the service's pages leave that open.
  let reading: Reading
  let now: @Sendable () -> Date

  /// Opens the file at `path`, making it with the sample app in it if there is none. Blocks while it does.
  package init(
    path: String, fetcher: any ImageFetcher, catalogue: Catalogue = .standard, reading: Reading = .usual,
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws(LocalBackendError) {
    let time = now()
    do {
      store = try Store(path: path) { table in
        try table.insertSampleApp(of: catalogue, at: time)
      } later: { table in
        try table.renewSampleApp(of: catalogue, at: time)
      }
    } catch let error as LocalBackendError {
      throw error
    } catch {
      throw .cannotOpen(path: path, StoreFault(error, path: path))
    }
    predictor = Predictor(fetcher: fetcher, catalogue: catalogue)
    self.catalogue = catalogue
    self.reading = reading
    self.now = now
  }

  /// Puts the sample app back as it was at the first start; what else the app held is gone.
  package func reset() async throws(LocalBackendError) {
    let time = now()
    do {
      try await store.write(in: Self.sampleApp) { table in
        try table.deleteAll()
        try table.insertSampleApp(of: catalogue, at: time)
      }
    } catch {
      throw .cannotReset(path: store.path, StoreFault(error, path: store.path))
    }
  }
}
