// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/stage.hpp"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

namespace {

const QString kPseudo = QStringLiteral("pseudo");

}  // namespace

Stage::Stage(const StageLook& look) : m_look(look) {
    m_clock.set(kCannedNow);
    answerAll(m_client);
    UiSettings settings(settingsFile());
    settings.setTheme(look.theme);
    settings.setLanguage(look.language == kPseudo ? QStringLiteral("en") : look.language);
}

Stage::~Stage() {
    m_calls.reset();
    m_shell.reset();
    QCoreApplication::removeTranslator(&m_pseudo);
}

void Stage::answerStatus(const admin::GatewayStatus& status) {
    m_client.answer<admin::GetStatus>(status);
    if (m_shell) {
        m_shell->gateway().refresh();
        settle();
    }
}

void Stage::listenWith(const QByteArray& answer) {
    m_listener = std::make_unique<HttpListener>(answer);
    admin::GatewayStatus status = cannedStatus();
    status.address = m_listener->address();
    answerStatus(status);
}

QString Stage::writeFile(const QString& name, const QByteArray& text) const {
    QFile file(m_home.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        qFatal("cannot write %s", qPrintable(name));
    }
    return file.fileName();
}

QString Stage::settingsFile() const {
    return m_home.filePath(QStringLiteral("ui.ini"));
}

MainWindow& Stage::open(const QString& page) {
    UiSettings settings(settingsFile());
    settings.setFirstStartSkipped();
    settings.setPage(page);  // the one that was open when it was closed
    return show();
}

MainWindow& Stage::openFirst() {
    m_client.answer<admin::ListProviders>({});
    return show();
}

MainWindow& Stage::openRemote(const QString& page) {
    const KnownGateway halden{
        QStringLiteral("halden"), {QStringLiteral("weir.halden.example"), 9348, true}, {}};
    m_remote = std::make_unique<RemoteClient>(halden, Secret(std::string("weir_op_canned")));
    UiSettings(settingsFile()).setPage(page);
    return show();
}

MainWindow& Stage::show() {
    RemotePorts remote;
    remote.tokens = &m_tokens;
    remote.client = m_remote.get();
    m_shell = std::make_unique<Shell>(
        *qApp, ShellPorts{m_client, m_autostart, settingsFile(), remote, &m_clock});
    if (m_look.language == kPseudo) {
        QCoreApplication::installTranslator(&m_pseudo);
    }
    window().resize(m_look.size);
    window().show();
    window().resize(m_look.size);  // it opens no larger than the screen, which here is a small one
    if (!QTest::qWaitFor([this] { return m_shell->gateway().isKnown(); })) {
        qWarning("the canned gateway does not answer");
    }
    settle();
    return window();
}

OwnCalls& Stage::calls() {
    if (!m_calls) {
        m_calls = std::make_unique<OwnCalls>(m_client, m_shell->settings().store());
    }
    return *m_calls;
}

void Stage::become(ThemeChoice theme, const QSize& size) {
    m_shell->theme().setChoice(theme);
    window().resize(size);
    settle();
}

void Stage::press(const char* context, const char* source, const QString& argument) {
    QString text = QCoreApplication::translate(context, source);
    if (!argument.isEmpty()) {
        text = text.arg(argument);
    }
    // A person cannot press what stands behind a dialog.
    const QWidget* modal = QApplication::activeModalWidget();
    const auto widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool reachable = modal == nullptr || modal->isAncestorOf(widget);
        if (button != nullptr && reachable && button->isVisible() && button->text() == text) {
            button->click();
            settle();
            return;
        }
    }
    qWarning("no button \"%s\"", qPrintable(text));
}

void Stage::settle() {
    constexpr int kRounds = 12;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

}  // namespace weir::ui
