// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_tls.hpp"

#include <filesystem>

#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

// A gateway is started from any folder, so a path has to say which.
std::string compileFile(const Text& file, std::string_view what, Problems& problems) {
    if (file.place.line != 0 && !std::filesystem::path(file.value).is_absolute()) {
        addError(problems, file.place,
                 std::string(what) + " \"" + file.value + "\" is not a whole path",
                 "Write it from the root, as in /etc/weir/server.pem.");
    }
    return file.value;
}

}  // namespace

policy::TlsFiles compileTls(const TlsFields& fields, std::string_view whom,
                            const CompileInput& input, Problems& problems) {
    policy::TlsFiles files{compileFile(fields.certificate, "cert", problems),
                           compileFile(fields.key, "key", problems)};
    if (fields.place.line == 0) {
        return {};
    }
    if (files.certificate.empty() || files.key.empty()) {
        addError(problems, fields.place, "tls needs both a cert and a key",
                 "Name two files in PEM form.");
    } else if (input.checkTls) {
        if (const auto usable = input.checkTls(files); !usable) {
            addWarning(problems, fields.certificate.place,
                       "the certificate for " + std::string(whom) +
                           " cannot be used: " + withoutStop(usable.error().message),
                       usable.error().hint);
        }
    }
    return files;
}

}  // namespace weir::control
