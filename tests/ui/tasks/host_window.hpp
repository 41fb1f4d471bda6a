// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>
#include <string>

#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"
#include "tests/ui/support/hands.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/tasks/task_scene.hpp"
#include "tests/ui/tasks/watched_client.hpp"

namespace weir::ui {

// The window over a real gateway in the same process, and a person before it.
struct HostWindow {
    explicit HostWindow(app::Host& host)
        : client(host.client([this](std::function<void()> work) {
              QMetaObject::invokeMethod(&here, std::move(work), Qt::QueuedConnection);
          })),
          shell(*qApp, ShellPorts{client, autostart, home.filePath(QStringLiteral("ui.ini"))}),
          window(shell.window()),
          hands(window) {
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
    }
    // Whether it has come up and knows its gateway.
    bool isReady() {
        return QTest::qWaitForWindowActive(&window) &&
               QTest::qWaitFor([this] { return shell.gateway().isKnown(); });
    }
    // Whether it has what it asked for by now, and what it asks for when it next looks at its
    // gateway.
    bool hasItsAnswers() {
        QSignalSpy looked(&shell.gateway(), &GatewayModel::changed);
        return looked.wait() && QTest::qWaitFor([this] { return client.isAnswered(); });
    }
    bool says(const char* words) const { return hasWords(window, QString::fromUtf8(words)); }

    QObject here;
    WatchedClient client;
    QTemporaryDir home;
    FakeAutostart autostart;
    Shell shell;
    MainWindow& window;
    Hands hands;
};

// A call like any tool's; its status.
inline int callModel(const app::Host& host, const std::string& key, const std::string& model) {
    test::HttpClient http(test::portOf(host.listener().addresses.front()));
    http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
              R"({"model":")" + model +
                  R"(","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]})");
    return http.receive().status;
}

}  // namespace weir::ui
