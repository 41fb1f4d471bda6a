// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <cstdint>
#include <memory>
#include <string>

#include "app/host/host.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::test {

inline std::uint16_t portOf(const std::string& address) {
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

// A data folder with a document, and hosts on it.
class HostFolder {
public:
    static constexpr const char* kDocument =
        "version: 1\n"
        "listen: 127.0.0.1:0\n"
        "providers:\n"
        "  - {name: sim, kind: simulator}\n";

    explicit HostFolder(const QByteArray& document = kDocument) { write(document); }

    void write(const QByteArray& document) const {
        QFile file(m_folder.path() + QStringLiteral("/weir.yaml"));
        if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size()) {
            qFatal("cannot write the document");
        }
    }
    std::string document() const {
        QFile file(m_folder.path() + QStringLiteral("/weir.yaml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    std::string path() const { return m_folder.path().toStdString(); }

    Result<std::unique_ptr<app::Host>> tryStart(const std::string& listen = {},
                                                providers::SecretStore* keychain = nullptr) {
        app::HostOptions options;
        options.workspace.dataFolder = path();
        options.workspace.listen = listen;
        options.ioThreads = 2;
        options.keychain = keychain;
        return app::Host::start(std::move(options), m_clock, m_log);
    }
    std::unique_ptr<app::Host> start(const std::string& listen = {},
                                     providers::SecretStore* keychain = nullptr) {
        auto host = tryStart(listen, keychain);
        if (!host) {
            qFatal("%s", host.error().text().c_str());
        }
        return std::move(*host);
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log{m_clock, [](auto) {}};
};

inline std::unique_ptr<admin::AdminClient> clientOf(const app::Host& host) {
    return host.client([](const std::function<void()>& work) { work(); });
}

}  // namespace weir::test
