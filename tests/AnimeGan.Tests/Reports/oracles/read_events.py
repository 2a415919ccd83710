"""Reads a TensorBoard event file without TensorFlow: python3 read_events.py FILE prints its events as JSON.

Framing: tensorflow/core/lib/io/record_writer.h. Messages: tensorflow/core/util/event.proto and
tensorflow/core/framework/summary.proto. CRC32C by its polynomial (RFC 3720), bit by bit.
"""

import hashlib
import json
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(data):
    place = 0
    while place < len(data):
        header = data[place:place + 8]
        (length,) = struct.unpack('<Q', header)
        (check,) = struct.unpack('<I', data[place + 8:place + 12])
        assert check == masked(header), 'checksum of the length'
        record = data[place + 12:place + 12 + length]
        (check,) = struct.unpack('<I', data[place + 12 + length:place + 16 + length])
        assert check == masked(record), 'checksum of the record'
        yield record
        place += 16 + length


def fields(message):
    """(number, value) of each field; a value is an int, or the raw bytes."""
    place = 0

    def varint():
        nonlocal place
        value = shift = 0
        while True:
            byte = message[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while place < len(message):
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
            continue
        length = {1: 8, 5: 4}[kind] if kind != 2 else varint()
        yield key >> 3, message[place:place + length]
        place += length


def value_of(message):
    parts = dict(fields(message))
    result = {'tag': parts[1].decode()}
    if 2 in parts:
        result['number'] = struct.unpack('<f', parts[2])[0]
    if 4 in parts:
        image = dict(fields(parts[4]))
        result.update(height=image[1], width=image[2], colors=image[3], sha256=hashlib.sha256(image[4]).hexdigest())
    return result


def event_of(record):
    parts = dict(fields(record))
    result = {'time': struct.unpack('<d', parts[1])[0], 'step': parts.get(2, 0), 'values': []}
    if 3 in parts:
        result['version'] = parts[3].decode()
    if 5 in parts:
        result['values'] = [value_of(value) for number, value in fields(parts[5]) if number == 1]
    return result


with open(sys.argv[1], 'rb') as file:
    print(json.dumps([event_of(record) for record in records(file.read())]))
