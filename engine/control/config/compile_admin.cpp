// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_admin.hpp"

#include <algorithm>

#include "engine/base/host_port.hpp"
#include "engine/control/config/compile_tls.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"
#include "engine/net/url.hpp"

namespace weir::control {

namespace {

void checkInTheClear(const AdminFields& fields, const policy::AdminAccess& access,
                     Problems& problems) {
    if (fields.tls.place.line == 0 && access.isOn() && !isLoopback(splitHostPort(access.listen))) {
        addError(problems, fields.listen.place,
                 "admin.listen is beyond this machine and has no tls",
                 "Tokens would travel in the clear: add tls with cert and key, or listen on "
                 "127.0.0.1.");
    }
}

// Two listeners cannot have one port: on all addresses it is taken for each of them.
void checkPort(const AdminFields& fields, const policy::Snapshot& snapshot, Problems& problems) {
    const auto port = splitHostPort(snapshot.admin.listen).port;
    const bool taken = port != "0" && std::ranges::any_of(snapshot.listen, [&](const auto& each) {
                           return splitHostPort(each).port == port;
                       });
    if (taken) {
        addError(problems, fields.listen.place, "admin.listen has the port that calls come to",
                 "Give it its own, as in 127.0.0.1:9348.");
    }
}

// Whoever calls from elsewhere sends a key, so that it is http on this machine only.
void compilePublicUrl(const Text& written, policy::Snapshot& snapshot, Problems& problems) {
    if (written.place.line == 0) {
        return;
    }
    const auto url = net::parseBaseUrl(written.value);
    if (!url) {
        addProblem(problems, written.place, url.error());
        return;
    }
    const bool here =
        isLoopback({url->origin.host, {}, url->origin.host.find(':') != std::string::npos});
    if (url->origin.scheme != net::Scheme::Https && !here) {
        addError(
            problems, written.place, "public_url is not https",
            "Keys would travel in the clear: add tls with cert and key, or put a proxy with TLS "
            "in front.");
        return;
    }
    snapshot.publicUrl = url->text();
}

}  // namespace

void compileAdmin(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                  Problems& problems) {
    compilePublicUrl(document.publicUrl, snapshot, problems);
    const AdminFields& fields = document.admin;
    if (fields.place.line == 0) {
        return;
    }
    if (fields.listen.place.line == 0) {
        addError(problems, fields.place, "admin has no listen",
                 "Write listen: 127.0.0.1:9348, or leave admin out.");
        return;
    }
    auto listen = parseListen(fields.listen.value);
    if (!listen) {
        addProblem(problems, fields.listen.place, listen.error());
        return;
    }
    snapshot.admin.listen = std::move(*listen);
    snapshot.admin.tls = compileTls(fields.tls, "operators", input, problems);
    checkInTheClear(fields, snapshot.admin, problems);
    checkPort(fields, snapshot, problems);
}

}  // namespace weir::control
