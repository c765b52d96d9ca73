"""Compares Proto/meshwork.proto with the service's own descriptors, which come with its Python client."""

import os
import sys
import tempfile

from clarifai_grpc.grpc.api import service_pb2
from google.protobuf import descriptor_pb2, descriptor_pool
from grpc_tools import protoc

# The names of the service that are not what they are here, and why: a status has its code as a number, as in JSON.
SERVICE = "clarifai.api."
CODE = ("Status", "code")
FIELD = descriptor_pb2.FieldDescriptorProto
faults = []
compared = {"calls": 0, "messages": 0, "fields": 0, "values of enums": 0}


def own():
    """Our file as descriptors, in a pool of their own: the names are the service's."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "set")
        includes = os.path.join(os.path.dirname(protoc.__file__), "_proto")
        arguments = ["-IProto", f"-I{includes}", "--include_imports", f"--descriptor_set_out={path}", "meshwork.proto"]
        if protoc.main(["protoc", *arguments]) != 0:
            sys.exit("Proto/meshwork.proto cannot be read.")
        with open(path, "rb") as source:
            files = descriptor_pb2.FileDescriptorSet.FromString(source.read())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool.FindFileByName("meshwork.proto")


def short(name):
    return name.removeprefix(SERVICE).removeprefix("status.")


def theirs(name):
    pool = service_pb2.DESCRIPTOR.pool
    for prefix in (SERVICE, SERVICE + "status."):
        try:
            return pool.FindMessageTypeByName(prefix + name)
        except KeyError:
            pass
    return None


def label(field):
    message = descriptor_pb2.DescriptorProto()
    field.containing_type.CopyToProto(message)
    proto = next(each for each in message.field if each.name == field.name)
    return proto.label, proto.proto3_optional


def same(what, ours, official):
    if ours != official:
        faults.append(f"{what}: {ours} here, {official} at the service")


def compare_enum(ours, official):
    for value in ours.values:
        compared["values of enums"] += 1
        found = official.values_by_name.get(value.name)
        same(f"{ours.full_name}.{value.name}", value.number, found.number if found else None)


def compare(message):
    compared["messages"] += 1
    official = theirs(short(message.full_name))
    if official is None:
        faults.append(f"{message.full_name} is not a message of the service")
        return
    for field in message.fields:
        compared["fields"] += 1
        name = f"{message.name}.{field.name}"
        found = official.fields_by_name.get(field.name)
        if found is None:
            faults.append(f"{name} is not a field of the service")
            continue
        same(f"{name}, number", field.number, found.number)
        same(f"{name}, label", label(field), label(found))
        same(
            f"{name}, oneof",
            field.containing_oneof.name if field.containing_oneof else None,
            found.containing_oneof.name if found.containing_oneof else None,
        )
        if (message.name, field.name) == CODE:
            same(f"{name}, type", (field.type, found.type), (FIELD.TYPE_INT32, FIELD.TYPE_ENUM))
            continue
        same(f"{name}, type", field.type, found.type)
        if field.message_type and found.message_type:
            same(f"{name}, message", short(field.message_type.full_name), short(found.message_type.full_name))
        if field.enum_type and found.enum_type:
            same(f"{name}, enum", short(field.enum_type.full_name), short(found.enum_type.full_name))
            compare_enum(field.enum_type, found.enum_type)


file = own()
for message in file.message_types_by_name.values():
    compare(message)
for call in file.services_by_name["V2"].methods:
    compared["calls"] += 1
    official = service_pb2.DESCRIPTOR.services_by_name["V2"].methods_by_name.get(call.name)
    same(
        call.full_name,
        (short(call.input_type.full_name), short(call.output_type.full_name)),
        official and (short(official.input_type.full_name), short(official.output_type.full_name)),
    )
for fault in faults:
    print(f"FAILED   {fault}")
counts = ", ".join(f"{count} {what}" for what, count in compared.items())
print(f"{counts} compared with the service's own descriptors, {len(faults)} differ")
sys.exit(bool(faults))
