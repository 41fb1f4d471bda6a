// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/settings/autostart.hpp"
#include "ui/settings/look_panel.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/fact_list.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr double kPanelWidth = 720;

// Where it can be operated from other machines, and what is wrong with that; empty: it cannot.
QString remoteFact(const admin::GatewayStatus& status) {
    const QString address = QString::fromStdString(status.adminAddress);
    const QString problem = QString::fromStdString(status.adminProblem);
    return address.isEmpty() || problem.isEmpty() ? address + problem
                                                  : address + QStringLiteral(". ") + problem;
}

// How calls are encrypted on the way here; empty: not at all.
QString tlsFact(const admin::GatewayStatus& status) {
    if (!status.tls) {
        return {};
    }
    QStringList names;
    for (const std::string& name : status.tlsNames) {
        names.append(QString::fromStdString(name));
    }
    const QString ends = dayText(localTime(status.tlsEnds).date());
    const QString fact = names.isEmpty() ? SettingsPage::tr("Certificate until %1").arg(ends)
                                         : SettingsPage::tr("Certificate for %1, until %2")
                                               .arg(names.join(QStringLiteral(", ")), ends);
    const QString problem = QString::fromStdString(status.tlsProblem);
    return problem.isEmpty() ? fact : fact + QStringLiteral(". ") + problem;
}

}  // namespace

SettingsPage::SettingsPage(const Parts& parts, QWidget* parent) : Page(parent), m_parts(parts) {
    auto* column = new QWidget;
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(metrics().edgeLeft, metrics().space(4), metrics().edgeRight,
                                 metrics().space(4));
    m_column->setSpacing(metrics().gap);
    m_column->addWidget(makeFactsPanel());
    m_column->addStretch(1);
    addPanel(makeGatewayPanel());
    addPanel(new LookPanel(parts.settings, parts.theme, parts.language));

    // The height of the texts is that in the width they really have.
    column->setMaximumWidth(metrics().px(kPanelWidth) + metrics().edgeLeft + metrics().edgeRight);
    auto* ground = new QWidget;
    auto* across = new QHBoxLayout(ground);
    across->setContentsMargins({});
    across->addWidget(column, 1000);
    across->addStretch(1);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(ground);
    scroll->viewport()->setAutoFillBackground(false);
    ground->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);

    connect(&parts.gateway, &GatewayModel::changed, this, &SettingsPage::showStatus);
    retranslate();
}

PageEntry SettingsPage::entry() {
    return {QStringLiteral("settings"), QStringLiteral("sliders"), [] { return tr("Settings"); },
            true, QKeySequence(Qt::CTRL | Qt::Key_Comma)};
}

void SettingsPage::addPanel(QWidget* panel) {
    m_column->insertWidget(m_column->indexOf(m_factsPanel), panel);
}

QWidget* SettingsPage::focusTarget() {
    return m_address;
}

QLayout* SettingsPage::makeState() {
    m_stateIcon = new QLabel;
    m_state = makeLabel(TextRole::Value);
    m_start = new Button;
    m_pause = new Button;
    m_stop = new Button;
    m_start->setIconName(QStringLiteral("play"));
    m_pause->setIconName(QStringLiteral("pause"));
    m_stop->setIconName(QStringLiteral("square"));
    auto* state = new QHBoxLayout;
    state->setSpacing(metrics().space(2));
    state->addWidget(m_stateIcon);
    state->addWidget(m_state);
    state->addStretch(1);
    for (Button* button : {m_start, m_pause, m_stop}) {
        state->addWidget(button);
    }
    connect(m_start, &QPushButton::clicked, this, [this] { m_parts.gateway.start(); });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_parts.gateway.pause(); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_parts.gateway.stop(); });
    return state;
}

QWidget* SettingsPage::makeGatewayPanel() {
    m_gatewayPanel = new Panel;
    m_address = new QLineEdit;
    m_addressLabel = makeLabel(TextRole::Body, Tone::Text2, m_gatewayPanel);
    m_addressLabel->setBuddy(m_address);
    m_listen = new Button;
    m_addressHint = makeParagraph(TextRole::Small, Tone::Muted);
    m_addressProblem = makeParagraph(TextRole::Small, Tone::Error);
    m_autostart = new QCheckBox;
    m_autostartHint = makeParagraph(TextRole::Small, Tone::Muted);
    setTextRole(m_address, TextRole::Mono);
    m_address->setMaximumWidth(metrics().px(320));

    auto* field = new QHBoxLayout;
    field->addWidget(m_address, 1);
    field->addWidget(m_listen);
    field->addStretch(1);
    QVBoxLayout* down = m_gatewayPanel->contentLayout();
    down->setSpacing(metrics().space(1));
    down->addLayout(makeState());
    down->addSpacing(metrics().space(2));
    down->addWidget(m_addressLabel);
    down->addLayout(field);
    down->addWidget(m_addressProblem);
    down->addWidget(m_addressHint);
    down->addSpacing(metrics().space(2));
    down->addWidget(m_autostart);
    down->addWidget(m_autostartHint);
    m_addressProblem->hide();

    connect(m_address, &QLineEdit::textEdited, this, [this] {
        showListen();
        m_addressProblem->hide();
        setStyleProperty(m_address, "invalid", false);
    });
    connect(m_address, &QLineEdit::returnPressed, this, &SettingsPage::listen);
    connect(m_listen, &QPushButton::clicked, this, &SettingsPage::listen);
    connect(m_autostart, &QCheckBox::clicked, this, &SettingsPage::switchAutostart);
    return m_gatewayPanel;
}

QWidget* SettingsPage::makeFactsPanel() {
    m_factsPanel = new Panel;
    m_facts = new FactList;
    m_factsPanel->contentLayout()->addWidget(m_facts);
    return m_factsPanel;
}

void SettingsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        showState();
    }
}

void SettingsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showAutostart();
}

void SettingsPage::retranslate() {
    m_gatewayPanel->setTitle(tr("Gateway"));
    m_addressLabel->setText(tr("Listen on"));
    m_address->setAccessibleName(tr("Listen on"));
    m_listen->setText(tr("Listen there"));
    m_start->setText(tr("Start"));
    m_pause->setText(tr("Pause"));
    m_stop->setText(tr("Stop"));
    m_autostart->setText(tr("Start Weir when you sign in"));
    m_factsPanel->setTitle(tr("This gateway"));
    showStatus();
    showAutostart();
}

void SettingsPage::showState() {
    const GatewayModel& gateway = m_parts.gateway;
    const StateLook look = lookOf(gateway.status().state);
    m_stateIcon->setPixmap(
        iconPixmap(look.icon, metrics().iconRow, color(tokenOf(look.tone)), devicePixelRatioF()));
    m_state->setText(look.word);
    setTone(m_state, look.tone);
    m_start->setVisible(gateway.canStart());
    m_pause->setVisible(gateway.canPause());
    m_stop->setVisible(gateway.canStop());
    const QString whyNot = gateway.whyNot(admin::Role::Operate);
    for (Button* button : {m_start, m_pause, m_stop}) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    }
    m_stateIcon->setVisible(gateway.isKnown());
    m_state->setVisible(gateway.isKnown());
}

void SettingsPage::showListen() {
    const bool same = m_address->text().trimmed() == m_parts.gateway.address();
    const bool readOnly = m_address->isReadOnly();
    m_listen->setEnabled(!same && !readOnly && !m_moving);
    m_listen->setToolTip(m_moving   ? tr("The gateway is moving.")
                         : readOnly ? m_addressHint->text()
                         : same     ? tr("It is told to listen there already.")
                                    : QString());
}

void SettingsPage::showStatus() {
    const admin::GatewayStatus& status = m_parts.gateway.status();
    showState();
    if (!m_address->isModified()) {
        m_address->setText(m_parts.gateway.address());
    }
    const QString document = QString::fromStdString(status.policyFile);
    const QString whyNot = m_parts.gateway.whyNot(admin::Role::Admin);
    m_address->setReadOnly(status.policyReadOnly || !whyNot.isEmpty());
    m_addressHint->setText(
        status.policyReadOnly ? tr("Managed by %1: change it there.").arg(document)
        : !whyNot.isEmpty()
            ? whyNot
            : tr("Host and port. 127.0.0.1 is this computer only; any other address lets other "
                 "machines call, and needs a key first."));
    showListen();
    m_facts->setFacts({
        {tr("Version"), QString::fromStdString(status.version)},
        {tr("Document"), status.policyReadOnly ? tr("%1, read-only").arg(document) : document},
        {tr("Revision"), QString::number(status.revision)},
        {tr("Data folder"), QString::fromStdString(status.dataFolder)},
        {tr("Node"), QString::fromStdString(status.nodeId)},
        {tr("TLS"), tlsFact(status)},
        {tr("Public URL"), QString::fromStdString(status.publicUrl)},
        {tr("Operated remotely"), remoteFact(status)},
    });
}

void SettingsPage::showAutostart() {
    const bool supported = m_parts.autostart.isSupported();
    m_autostart->setEnabled(supported);
    m_autostart->setChecked(supported && m_parts.autostart.isOn());
    m_autostartHint->setText(supported
                                 ? tr("The gateway then listens as soon as you are signed in.")
                                 : tr("This system has no place to ask for it."));
}

void SettingsPage::listen() {
    const QString address = m_address->text().trimmed();
    if (address == m_parts.gateway.address() || m_moving) {
        return;
    }
    m_moving = true;
    showListen();
    m_parts.gateway.setListen(address, [this](const Result<admin::GatewayStatus>& reply) {
        m_moving = false;
        showListen();
        if (reply) {
            m_address->setModified(false);
            return;
        }
        setStyleProperty(m_address, "invalid", true);
        m_addressProblem->setText(QString::fromStdString(reply.error().text()));
        m_addressProblem->show();
    });
}

void SettingsPage::switchAutostart(bool on) {
    const Result<void> done = m_parts.autostart.setOn(on);
    showAutostart();
    if (!done) {
        m_autostartHint->setText(QString::fromStdString(done.error().text()));
    }
}

}  // namespace weir::ui
