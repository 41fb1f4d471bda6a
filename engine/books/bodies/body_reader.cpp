// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "engine/books/bodies/body_codec.hpp"
#include "engine/books/bodies/body_files.hpp"

namespace weir::books {

// The reading of stored bodies.

namespace {

Error about(const std::string& what, const Error& error) {
    return {error.code, what + " " + error.message, error.hint};
}

// Up to `size` bytes; fewer at the end of the file.
Result<std::string> take(const File& file, std::size_t size, std::uint64_t place) {
    std::string bytes(size, '\0');
    const auto got = file.readAt(bytes.data(), size, place);
    if (!got) {
        return got.error();
    }
    bytes.resize(*got);
    return bytes;
}

// Whether it is the key that a segment needs. `keyName` is where it should be.
Result<void> checkKey(const SegmentHead& segment, const MasterKey* key,
                      const std::string& keyName) {
    const std::string needed = hexText(segment.key);
    if (key == nullptr) {
        return Error::notFound(
            "The bodies of this call are encrypted with the key " + needed + ", which is missing.",
            keyName.empty() ? std::string("Name that key under bodies in the document.")
                            : "Put it where the document says: " + keyName + ".");
    }
    if (key->fingerprint() != segment.key) {
        return Error::denied("The bodies of this call are encrypted with the key " + needed + "; " +
                                 keyName + " is the key " + hexText(key->fingerprint()) + ".",
                             "Put the key of then back to read them.");
    }
    return {};
}

// Nothing: it is not what was written.
std::optional<TrafficBodies> openRecord(const SegmentCipher& cipher, const RecordHead& head,
                                        std::string_view sealed) {
    const auto plain = cipher.open(head.id, head.nonce, sealed);
    return plain ? decodeBodies(*plain) : std::nullopt;
}

}  // namespace

Result<TrafficBodies> BodyFiles::read(const Id& id, const MasterKey* key,
                                      const std::string& keyName) const {
    const auto found = m_index->find(id);
    if (!found) {
        return found.error();
    }
    if (!*found) {
        return Error::notFound("No bodies of " + id.text() + " are stored.");
    }
    const auto path = pathOf((*found)->segment);
    const std::uint64_t place = (*found)->place;
    const auto file = File::open(path, File::Mode::Read);
    if (!file) {
        return file.error();
    }
    const auto headBytes = take(*file, SegmentHead::kSize, 0);
    const auto segment =
        headBytes ? SegmentHead::read(*headBytes) : Result<SegmentHead>(headBytes.error());
    if (!segment) {
        return about(path.string() + " cannot be read.", segment.error());
    }
    if (const auto fits = checkKey(*segment, key, keyName); !fits) {
        return fits.error();
    }
    const Error damaged =
        Error::invalid(fmt::format("The stored bodies of {} are damaged: {}, byte {}.", id.text(),
                                   path.string(), place),
                       "They cannot be put right; other calls are not concerned.");
    const auto recordBytes = take(*file, RecordHead::kSize, place);
    if (!recordBytes) {
        return recordBytes.error();
    }
    const auto record = RecordHead::read(*recordBytes);
    if (!record || record->id != id) {
        return damaged;
    }
    const auto sealed = take(*file, record->sealed, place + RecordHead::kSize);
    if (!sealed) {
        return sealed.error();
    }
    const auto cipher = SegmentCipher::make(*key, *segment);
    if (!cipher) {
        return cipher.error();
    }
    auto bodies = openRecord(*cipher, *record, *sealed);
    if (!bodies) {
        return damaged;
    }
    return *std::move(bodies);
}

}  // namespace weir::books
