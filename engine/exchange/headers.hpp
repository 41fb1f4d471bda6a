// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/dialect.hpp"
#include "engine/base/kept_headers.hpp"
#include "engine/base/trace.hpp"
#include "engine/net/http/message.hpp"
#include "engine/providers/credentials.hpp"
#include "engine/providers/provider.hpp"

// Which headers go on, in both directions. What stays here is listed as a loss.
namespace weir::exchange {

using net::http::Fields;

// Headers as they are kept for a person: the values of those that may go on, without anything that
// looks like a key. Of the others only the name: a header nobody knows may hold anything.
KeptHeaders requestForRecord(Dialect dialect, std::span<const net::http::Field> fields);
KeptHeaders responseForRecord(std::span<const net::http::Field> fields);

// What is sent to the provider: the client's own by the allow table of the dialect, then ours. The
// key's bytes are only borrowed: the result must not outlive `credential`, and `authorization`
// keeps the text that has to be built.
Fields toUpstream(Dialect dialect, bool stream, std::span<const net::http::Field> fields,
                  const providers::Provider& provider, const providers::Credential& credential,
                  std::string& authorization);

// Names of the client's headers that do not go on.
void listDropped(Dialect dialect, std::span<const net::http::Field> fields,
                 std::vector<Loss>& losses);

// Names of those that its own dialect would take on, and that of the target does not.
void listDroppedFor(Dialect target, Dialect caller, std::span<const net::http::Field> fields,
                    std::vector<Loss>& losses);

// Whether the caller is told how the gateway's own limits stand. Those of the provider's key are
// not his then.
enum class OwnLimits : std::uint8_t { None, Told };

// What of the provider's answer goes back to the client.
Fields toClient(std::span<const net::http::Field> fields, OwnLimits limits,
                std::vector<Loss>& losses);

}  // namespace weir::exchange
