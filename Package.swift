// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in CI only: a user's newer compiler must not fail the build.
let strict: [SwiftSetting] = Context.environment["MESHWORK_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let swift: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + strict

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationEssentialsCompat", package: "swift-nio")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHPACK = Target.Dependency.product(name: "NIOHPACK", package: "swift-nio-http2")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTPTypesHTTP2 = Target.Dependency.product(name: "NIOHTTPTypesHTTP2", package: "swift-nio-extras")
let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdHTTP2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// The commit that is built, as `make` tells it.
let commit = (Context.environment["MESHWORK_COMMIT"] ?? "").filter {
  $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
}

func tests(_ name: String, excluding data: [String] = [], _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: swift)
}

let package = Package(
  name: "meshwork",
  products: [
    .executable(name: "meshwork", targets: ["Meshwork"]),
    .library(name: "MeshCore", targets: ["MeshCore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // The server makes its own certificate with what is inside: a newer one may call that otherwise.
    .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.0")),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.30.0"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // The screen: cells, roles, keys; and ncurses behind one protocol.
    // Optimised, as pictures are encoded there.
    .target(name: "Canvas", swiftSettings: swift + [.unsafeFlags(["-O"])]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "MeshCurses", dependencies: ["CNcurses", "Canvas"], swiftSettings: swift),

    // The shared API core, and what carries it over the network and onto the disk.
    .target(name: "MeshCore", dependencies: [yams], swiftSettings: swift),
    .target(
      name: "MeshHTTP", dependencies: ["MeshCore", httpClient, nioCore, nioPosix, nioHTTP1, nioSSL],
      swiftSettings: swift),
    .target(name: "MeshState", dependencies: ["MeshCore", "MeshDisk", grdb], swiftSettings: swift),
    // Why a file cannot be written, as the file system tells it.
    .target(name: "MeshDisk", swiftSettings: swift),

    // The embedded backend and the models it computes with.
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CGIF", pkgConfig: "libgif", providers: [.apt(["libgif-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    // The inner loops of the neural nets, optimised in debug builds too.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(
      name: "MeshVision", dependencies: ["CGIF", "CKernels", "CTurboJPEG", "CPNG", "CWebP"],
      // Pixel loops are two hundred times slower unoptimised, and tests run them too.
      swiftSettings: swift + [.unsafeFlags(["-O"])]),
    .target(name: "MeshLocal", dependencies: ["MeshCore", "MeshDisk", "MeshVision", grdb], swiftSettings: swift),
    // The service's messages, generated by Scripts/make-proto.
    .target(name: "MeshProto", dependencies: [protobuf], swiftSettings: swift),
    .target(
      name: "MeshServer",
      dependencies: [
        "MeshCore", "MeshLocal", "MeshProto", hummingbird, hummingbirdCore, httpTypes, lifecycle, logging, nioCore,
        nioFoundation, nioHTTP2, nioHTTPTypes, nioHTTPTypesHTTP1, nioHTTPTypesHTTP2, nioHTTP1, nioSSL, nioTLS, protobuf,
        signals,
      ],
      swiftSettings: swift),

    // What glibc offers beside its Swift module.
    .systemLibrary(name: "CMalloc"),
    // On which threads Swift's tasks run.
    .target(name: "CTasks"),
    // What a build is told of itself.
    .target(name: "CBuild", cSettings: [.define("MESHWORK_COMMIT", to: "\"\(commit)\"")]),

    // What every list and form needs.
    .target(name: "Panels", dependencies: ["Canvas"], swiftSettings: swift),

    // Graphs that are read from left to right, laid out and drawn in cells.
    .target(name: "LayeredGraph", dependencies: ["Canvas", "Panels"], swiftSettings: swift),

    // The editor, and the program that joins all of it.
    .target(name: "MeshUI", dependencies: ["Canvas", "LayeredGraph", "MeshCore", "Panels"], swiftSettings: swift),
    .executableTarget(
      name: "Meshwork",
      dependencies: [
        "CBuild", "CMalloc", "CTasks", "Canvas", "MeshCore", "MeshCurses", "MeshHTTP", "MeshLocal", "MeshServer",
        "MeshState",
        "MeshUI",
        "MeshVision", "Panels", yams, argumentParser,
      ],
      // What installs weights goes with the program, wherever that is put.
      resources: [.embedInCode("Installing/install-models.py")],
      swiftSettings: swift,
      // The runtimes of C++ and of the compiler are in the program: two libraries less to be found and bound at each start.
      // Where `make` has put no whole one into that folder, the shared one is taken.
      linkerSettings: [
        .unsafeFlags(["-L.build/static", "-Xclang-linker", "-static-libgcc"], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "MeshBench",
      dependencies: [
        "MeshCore", "MeshVision", hummingbird, hummingbirdCore, hummingbirdHTTP2, httpTypes, logging, nioCore,
      ],
      swiftSettings: swift),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: ["Canvas", "CNcurses", "MeshCore", "MeshUI", "Panels", nioCore, nioPosix, nioHTTP1],
      path: "Tests/TestSupport", swiftSettings: swift),
    tests("CanvasTests", ["Canvas", "MeshVision", "TestSupport", yams]),
    // One suite of the client over a stub, the embedded backend, and the same over HTTP.
    tests("ClientTests", ["MeshCore", "MeshHTTP", "MeshLocal", "MeshServer", "TestSupport"]),
    // Readers under inputs without end: `make fuzz`.
    tests(
      "FuzzTests",
      [
        "Canvas", "MeshCore", "MeshCurses", "MeshHTTP", "MeshLocal", "MeshProto", "MeshServer", "MeshUI", "MeshVision",
        "TestSupport", nioCore, protobuf, yams,
      ]),
    tests("LayeredGraphTests", ["Canvas", "LayeredGraph", "TestSupport"]),
    tests("MeshCoreTests", ["MeshCore", "TestSupport"]),
    tests("MeshCursesTests", ["CNcurses", "Canvas", "MeshCurses", "TestSupport"]),
    tests("MeshHTTPTests", ["MeshCore", "MeshHTTP", "TestSupport", nioCore, nioSSL]),
    tests("MeshLocalTests", ["MeshCore", "MeshLocal", "MeshVision", "TestSupport"]),
    tests(
      "MeshServerTests",
      [
        "MeshCore", "MeshLocal", "MeshProto", "MeshServer", "MeshVision", "TestSupport", nioCore, nioHPACK, nioHTTP2,
        nioPosix, nioSSL, protobuf,
      ]),
    tests("MeshStateTests", ["MeshCore", "MeshState", "TestSupport", grdb]),
    tests("MeshUITests", excluding: ["Snapshots"], ["Canvas", "MeshCore", "MeshUI", "Panels", "TestSupport"]),
    tests("PanelsTests", ["Canvas", "Panels", "TestSupport"]),
    tests(
      "MeshVisionTests", excluding: ["Fixtures/reference.json", "Fixtures/faces.jpg"],
      ["CGIF", "CKernels", "CPNG", "CTurboJPEG", "CWebP", "MeshVision", "TestSupport"]),
    tests("MeshworkTests", ["Canvas", "MeshCore", "MeshState", "MeshUI", "Meshwork", "Panels", "TestSupport"]),
  ]
)
