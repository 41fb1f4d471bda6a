// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QLineEdit>

#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/remote/certificate_facts.hpp"
#include "ui/remote/certificate_view.hpp"
#include "ui/remote/connect_dialog.hpp"

namespace weir::ui {

namespace {

QWidget* choose(Stage& stage) {
    stage.client().answer<admin::ListTraffic>({});
    stage.client().on<admin::AddProvider>([](const admin::AddProvider& asked) {
        admin::ProviderRow row;
        row.settings = asked.settings;
        return Result<admin::ProviderRow>(row);
    });
    return &stage.openFirst();
}

QWidget* pointATool(Stage& stage) {
    choose(stage);
    stage.press("weir::ui::ChooseStep", "Start simulator");
    return &stage.window();
}

QWidget* firstCall(Stage& stage) {
    pointATool(stage);
    stage.press("weir::ui::AccessCard", "Create a key for %1", QStringLiteral("curl"));
    stage.client().answer<admin::ListTraffic>({{cannedRow(3)}, 4, false, 0});
    // The page asks again at its own pace.
    const int before = stage.client().timesAsked<admin::ListTraffic>();
    QElapsedTimer waited;
    waited.start();
    while (stage.client().timesAsked<admin::ListTraffic>() < before + 2 &&
           waited.elapsed() < 5'000) {
        Stage::settle();
    }
    return &stage.window();
}

// A window onto another machine is told from this one by its colour; here it may only look.
QWidget* remote(Stage& stage) {
    return &stage.openRemote(QStringLiteral("overview"));
}

QWidget* remoteProviders(Stage& stage) {
    return &stage.openRemote(QStringLiteral("providers"));
}

QWidget* connecting(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    stage.shell().actions().find(QStringLiteral("gateway.connect"))->trigger();
    auto* dialog = stage.find<ConnectDialog>();
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("weir.halden.example:9348"));
    return dialog;
}

// A real one would be another each time.
QWidget* certificate(Stage& stage) {
    auto* view = connecting(stage)->findChild<CertificateView*>();
    CertificateFacts facts;
    facts.subject = QStringLiteral("weir.halden.example");
    facts.issuer = facts.subject;
    facts.validUntil = QDateTime(QDate(2027, 11, 2), QTime(9, 30));
    facts.doubt = QStringLiteral("The certificate is self-signed, and untrusted");
    for (int byte = 0; byte < 32; ++byte) {
        facts.sha256.append(static_cast<char>(byte * 37 + 11));
    }
    view->setFacts(facts, {});
    view->show();
    return view;
}

constexpr Scene kBeginningScenes[] = {
    {"first-start", choose},
    {"first-start-connect", pointATool},
    {"first-start-call", firstCall},
    {"remote", remote},
    {"remote-providers", remoteProviders},
    {"connect-dialog", connecting},
    {"connect-certificate", certificate},
};

}  // namespace

std::span<const Scene> beginningScenes() {
    return kBeginningScenes;
}

}  // namespace weir::ui
