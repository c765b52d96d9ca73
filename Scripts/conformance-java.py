"""Runs the Java samples of a page of the service's documentation, as they are written: DOCUMENT BASE KEY.

BASE is http://HOST:PORT, which is asked by gRPC. The classes are generated from the descriptors that come with the service's
Python client, by Debian's compiler, and run with Debian's gRPC. What the samples call the initialization is ours: the stub.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import HTTPServer

from clarifai_grpc.grpc.api import service_pb2
from google.protobuf import descriptor_pb2

DOCUMENT, BASE, KEY = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.join(HERE, "..", ".build", "conformance", "java")
JARS = (
    "grpc-api grpc-context grpc-core grpc-netty grpc-protobuf grpc-protobuf-lite grpc-stub guava failureaccess "
    "netty-buffer netty-codec netty-codec-http netty-codec-http2 netty-codec-socks netty-common netty-handler "
    "netty-handler-proxy netty-resolver netty-transport perfmark-api protobuf jsr305"
)
PLUGIN = "--plugin=protoc-gen-grpc-java=/usr/bin/grpc_java_plugin"
# Generated code says who made it by an annotation that Java 11 has no more.
GENERATED = "package javax.annotation; public @interface Generated { String value(); String comments() default \"\"; }"

MAIN = """
import com.clarifai.grpc.api.*;
import com.clarifai.grpc.api.status.*;
import io.grpc.*;

class Samples {
  static ClientInterceptor key(String key) {
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER), "Key " + key);
    return io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(metadata);
  }

  public static void main(String[] arguments) {
    ManagedChannel channel = ManagedChannelBuilder.forTarget(arguments[0]).usePlaintext().build();
    V2Grpc.V2BlockingStub stub = V2Grpc.newBlockingStub(channel).withInterceptors(key(arguments[1]));
    try {
      switch (arguments[2]) {
%s
      }
      System.out.println("done");
    } finally {
      channel.shutdownNow();
    }
  }
%s
}
"""


def samples_of(path):
    """The Java samples with their headings, and the module that runs the other languages."""
    location = os.path.join(HERE, "conformance-samples.py")
    spec = importlib.util.spec_from_file_location("samples", location)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with open(path, encoding="utf-8") as source:
        found = list(module.samples(source.read(), languages=("java",)))
    return module, [(heading, code) for heading, _, code in found]


def run(*arguments):
    done = subprocess.run(arguments, cwd=WORK, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")


def generate():
    """Java of all that the service's descriptors say."""
    files = {}

    def collect(file):
        if file.name not in files:
            for needed in file.dependencies:
                collect(needed)
            proto = descriptor_pb2.FileDescriptorProto()
            file.CopyToProto(proto)
            files[file.name] = proto

    collect(service_pb2.DESCRIPTOR)
    # Of the calls those that are answered here: with the messages of all the others it takes a minute to compile.
    with open(os.path.join(HERE, "..", "Proto", "meshwork.proto")) as source:
        answered = set(re.findall(r"rpc (\w+)\(", source.read()))
    service = files[service_pb2.DESCRIPTOR.name].service[0]
    calls = [call for call in service.method if call.name in answered]
    del service.method[:]
    service.method.extend(calls)
    with open(os.path.join(WORK, "official"), "wb") as target:
        target.write(descriptor_pb2.FileDescriptorSet(file=files.values()).SerializeToString())
    # What Google's own packages hold comes with them.
    names = [name for name in files if not name.startswith("google/protobuf/")]
    run("protoc", "--descriptor_set_in=official", "--java_out=generated", PLUGIN, "--grpc-java_out=generated", *names)


def build(samples):
    cases = "".join(f'        case "{index}": sample{index}(stub); break;\n' for index in range(len(samples)))
    methods = ""
    for index, (_, code) in enumerate(samples):
        # Imports stand at the top of the file; everything else is as it is.
        body = "".join(line for line in code.splitlines(True) if not line.startswith("import "))
        methods += f"  static void sample{index}(V2Grpc.V2BlockingStub stub) {{\n{body}\n  }}\n"
    with open(os.path.join(WORK, "Samples.java"), "w") as target:
        target.write(MAIN % (cases, methods))
    os.makedirs(os.path.join(WORK, "generated/javax/annotation"), exist_ok=True)
    with open(os.path.join(WORK, "generated/javax/annotation/Generated.java"), "w") as target:
        target.write(GENERATED)
    path = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS.split())
    run(
        "javac", "-J-Xmx2g", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-nowarn", "-cp", path, "-sourcepath", "generated",
        "-d", "classes", "Samples.java",
    )
    return path + ":classes"


def main():
    module, samples = samples_of(DOCUMENT)
    shutil.rmtree(WORK, ignore_errors=True)
    for folder in ("generated", "classes"):
        os.makedirs(os.path.join(WORK, folder))
    pictures = HTTPServer(("127.0.0.1", 0), module.Picture)
    threading.Thread(target=pictures.serve_forever, daemon=True).start()
    image = f"http://127.0.0.1:{pictures.server_address[1]}/metro-north.png"
    filled = []
    for heading, code in samples:
        code = module.filled_in(code, BASE, KEY, image).replace("food-and-general", module.WORKFLOW)
        filled.append((heading, code))
    generate()
    path = build(filled)
    failed = 0
    for index, (heading, _) in enumerate(filled):
        module.prepare(BASE, KEY, heading)
        done = subprocess.run(
            ["java", "-XX:TieredStopAtLevel=1", "-cp", path, "Samples", BASE.split("://")[1], KEY, str(index)],
            cwd=WORK, capture_output=True, text=True, timeout=60,
        )
        good = done.returncode == 0 and done.stdout.endswith("done\n")
        failed += not good
        print(f"ok       {heading}, Java" if good else f"FAILED   {heading}, Java:\n{done.stdout}{done.stderr}")
    pictures.shutdown()
    print(f"{len(filled)} Java samples ran, {failed} failed")
    sys.exit(failed > 0 or not filled)


main()
