// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_admin.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/base/host_port.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"
#include "engine/net/url.hpp"

namespace weir::control {

namespace {

// A gateway is started from any folder, so a path has to say which.
std::string compileFile(const Text& file, std::string_view what, Problems& problems) {
    if (file.place.line != 0 && !std::filesystem::path(file.value).is_absolute()) {
        addError(problems, file.place,
                 std::string(what) + " \"" + file.value + "\" is not a whole path",
                 "Write it from the root, as in /etc/weir/admin.pem.");
    }
    return file.value;
}

void compileTls(const AdminFields& fields, policy::AdminAccess& access, Problems& problems) {
    access.certificate = compileFile(fields.certificate, "cert", problems);
    access.key = compileFile(fields.key, "key", problems);
    if (fields.tlsPlace.line != 0 && (access.certificate.empty() || access.key.empty())) {
        addError(problems, fields.tlsPlace, "tls needs both a cert and a key",
                 "Name two files in PEM form.");
    }
    if (fields.tlsPlace.line == 0 && access.isOn() && !isLoopback(splitHostPort(access.listen))) {
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
        addError(problems, written.place, "public_url is not https",
                 "Keys would travel in the clear: put a proxy with TLS in front.");
        return;
    }
    snapshot.publicUrl = url->text();
}

}  // namespace

void compileAdmin(const Document& document, policy::Snapshot& snapshot, Problems& problems) {
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
    compileTls(fields, snapshot.admin, problems);
    checkPort(fields, snapshot, problems);
}

}  // namespace weir::control
