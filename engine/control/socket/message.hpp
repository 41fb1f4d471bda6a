// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/codec.hpp"

// What travels on weir.sock: frames of four length bytes (big endian) and one JSON object.
//   -> {"id": 7, "operation": "keys.revoke", "arguments": {"name": "ci"}}
//   <- {"id": 7, "reply": {…}}  or  {"id": 7, "error": {"code": "not_found", "message": "…", …}}
// Replies may come in another order than their requests.
namespace weir::control {

inline constexpr std::size_t kFrameHeadSize = 4;
inline constexpr std::size_t kMostRequestBytes = std::size_t{1} << 20;
// Two bodies of 2 MiB, escaped, are the largest thing that is ever answered.
inline constexpr std::size_t kMostReplyBytes = std::size_t{64} << 20;

std::array<std::uint8_t, kFrameHeadSize> frameHead(std::size_t bytes);
std::size_t frameBytes(const std::array<std::uint8_t, kFrameHeadSize>& head);

struct Request {
    std::uint64_t id = 0;
    const admin::OperationCodec* codec = nullptr;  // null when `problem` says why
    std::any operation;
    Error problem;
};

std::string writeRequest(std::uint64_t id, const admin::OperationCodec& codec,
                         const std::any& operation);
// Invalid when not even an id can be read: then the connection is of no further use.
Result<Request> readRequest(std::string_view text);

std::string writeReply(std::uint64_t id, const admin::OperationCodec& codec,
                       const Result<std::any>& reply);
std::string writeError(std::uint64_t id, const Error& error);

// A reply, split so that its id can choose the codec for the rest.
class Reply {
public:
    static Result<Reply> parse(std::string_view text);

    std::uint64_t id() const { return m_id; }
    Result<std::any> read(const admin::OperationCodec& codec) const;

private:
    std::uint64_t m_id = 0;
    std::any m_json;  // a boost::json::object, kept out of this header
};

}  // namespace weir::control
