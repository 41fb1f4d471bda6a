// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/books/bodies/segment.hpp"

namespace weir::books {

// AES-256-GCM with the key of one segment, derived from the master key and the segment's salt. The
// id of the exchange and the version of the form are bound to what is sealed, so that a record
// cannot be passed off as another's.
class SegmentCipher {
public:
    static constexpr std::size_t kTagBytes = 16;

    static Result<SegmentCipher> make(const MasterKey& master, const SegmentHead& segment);

    // A nonce is used once with a segment.
    Result<std::string> seal(const Id& id, const Nonce& nonce, std::string_view plain) const;
    // Errors: Invalid: it is not what was sealed, to the bit.
    Result<std::string> open(const Id& id, const Nonce& nonce, std::string_view sealed) const;

private:
    explicit SegmentCipher(Secret key) : m_key(std::move(key)) {}

    Secret m_key;
};

}  // namespace weir::books
