// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"

struct ssl_ctx_st;

namespace weir::net {

// What a TLS client trusts: the roots of the system, or those of one file. Read when first asked
// for, again when the file has changed; shared by all reactors. Safe from any thread.
class TlsContexts {
public:
    using Context = std::shared_ptr<ssl_ctx_st>;

    // An empty `caFile` means the roots of the system. Errors: NotFound, Invalid (no certificate
    // in it).
    Result<Context> get(const std::string& caFile);

private:
    struct Entry {
        Context context;
        std::string stamp;  // size and time of the file it was read from
    };

    std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
};

}  // namespace weir::net
