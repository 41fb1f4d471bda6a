// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a file of stored bodies: heads are read only if they check, what is read
// writes as itself, no bytes are taken for a sealed record, and bodies come apart within them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/books/bodies/body_codec.hpp"
#include "engine/books/bodies/segment.hpp"
#include "engine/books/bodies/segment_cipher.hpp"
#include "engine/books/journal/crc32c.hpp"

using namespace weir;
using namespace weir::books;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

// As the head of a record that checks, which random bytes hardly ever would be.
std::string withSum(std::string_view bytes) {
    std::string head(bytes.substr(0, RecordHead::kSize - 4));
    const std::uint32_t sum = crc32c(head);
    for (int shift = 0; shift < 32; shift += 8) {
        head.push_back(static_cast<char>(sum >> shift));
    }
    return head;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto head = SegmentHead::read(bytes)) {
        demand(head->written() == bytes.substr(0, SegmentHead::kSize));
    }
    if (const auto head = RecordHead::read(bytes)) {
        demand(head->written() == bytes.substr(0, RecordHead::kSize));
    }
    if (size >= RecordHead::kSize) {
        const std::string whole = withSum(bytes);
        if (const auto head = RecordHead::read(whole)) {
            demand(head->written() == whole && head->sealed <= RecordHead::kMostSealed);
        }
    }
    static const MasterKey key = std::move(
        MasterKey::parse(Secret(std::string_view("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")))
            .value());
    static const SegmentCipher cipher = std::move(SegmentCipher::make(key, SegmentHead{}).value());
    demand(!cipher.open(Id(), Nonce{}, bytes));
    if (const auto bodies = decodeBodies(bytes)) {
        demand(bodies->request.size() + bodies->response.size() < size);
        demand(encodeBodies(*bodies) == bytes);
        demand(bodies->responseTimes.list().size() <= size);
    }
    return 0;
}
