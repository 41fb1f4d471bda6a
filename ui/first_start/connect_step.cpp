// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/connect_step.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/first_start/access_card.hpp"
#include "ui/first_start/begun.hpp"
#include "ui/first_start/call_card.hpp"
#include "ui/first_start/first_models.hpp"
#include "ui/first_start/snippet_card.hpp"
#include "ui/first_start/tool_keys.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

ConnectStep::ConnectStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : QWidget(parent),
      m_gateway(gateway),
      m_keys(new ToolKeys(client, this)),
      m_models(new FirstModels(client, this)),
      m_title(makeLabel(TextRole::Question, Tone::Text, this)),
      m_fact(new ChipLabel(this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_access(new AccessCard(*m_keys, this)),
      m_call(new CallCard(client, this)),
      m_snippets(new SnippetCard(this)),
      m_back(new Button(ButtonKind::Quiet, this)),
      m_open(new Button(ButtonKind::Normal, this)) {
    auto* title = new QHBoxLayout;
    title->setSpacing(metrics().space(2));
    title->addWidget(m_title);
    title->addWidget(m_fact);
    title->addStretch();
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics().edgeRight);
    left->addWidget(m_access);
    left->addWidget(m_call);
    left->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(metrics().edgeRight);
    columns->addLayout(left, 3);
    columns->addWidget(m_snippets, 5);
    auto* foot = new QHBoxLayout;
    m_back->setIconName(QStringLiteral("arrow-left"));
    m_open->setButtonSize(ButtonSize::Large);
    foot->addWidget(m_back);
    foot->addStretch();
    foot->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(title);
    layout->addWidget(m_text);
    layout->addSpacing(metrics().space(2));
    layout->addLayout(columns);
    layout->addSpacing(metrics().space(2));
    layout->addLayout(foot);

    connect(m_back, &QPushButton::clicked, this, &ConnectStep::backAsked);
    connect(m_open, &QPushButton::clicked, this, &ConnectStep::openAsked);
    connect(m_keys, &ToolKeys::changed, this, &ConnectStep::showSnippets);
    // Whoever has a key copies the snippet next, and the button that made it is gone.
    connect(m_keys, &ToolKeys::made, this, [this] { m_snippets->copyButton()->setFocus(); });
    connect(m_models, &FirstModels::changed, this, &ConnectStep::showSnippets);
    connect(m_snippets, &SnippetCard::toolChosen, this, &ConnectStep::showSnippets);
    connect(&m_gateway, &GatewayModel::changed, this, &ConnectStep::showSnippets);
    connect(m_call, &CallCard::served, this, [this] {
        // One primary button a view: it is the next step now.
        m_open->setKind(ButtonKind::Primary);
        m_access->copyBase()->setKind(ButtonKind::Normal);
        if (m_snippets->copyButton()->hasFocus()) {
            m_open->setFocus();
        }
        emit callServed();
    });
    retranslate();
}

void ConnectStep::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_access->copyBase()->setFocus();
}

void ConnectStep::setBegun(const Begun& begun) {
    m_fact->setChip({begun.fact, QStringLiteral("check"), Tone::Ok});
    m_fact->setAccessibleName(begun.fact);
    m_fact->setVisible(!begun.fact.isEmpty());
    m_models->begin(begun);
}

bool ConnectStep::hasCall() const {
    return m_call->isServed();
}

QString ConnectStep::deafness() const {
    if (!m_gateway.isKnown() || m_gateway.isListening()) {
        return {};
    }
    return m_gateway.status().state == GatewayState::PortInUse
               ? tr("Another program listens on %1. Choose another port above.")
                     .arg(m_gateway.address())
               : tr("The gateway does not listen. Start it above.");
}

void ConnectStep::showSnippets() {
    const QString unheard = deafness();
    const bool known = m_models->isKnown();
    const auto model = [known](const QString& name) {
        return known ? name : QStringLiteral("MODEL");
    };
    const SnippetFacts facts{m_gateway.baseUrl(), m_keys->secretOf(m_snippets->tool()),
                             model(m_models->modelFor(kChatDialect)),
                             model(m_models->agentFor(kCodexDialect)),
                             model(m_models->agentFor(kClaudeDialect))};
    QVector<Snippet> snippets = snippetsOf(facts);
    for (Snippet& each : snippets) {
        if (!unheard.isEmpty()) {
            each.code.clear();
            each.problem = unheard;
        } else if (!known) {
            each.note =
                tr("MODEL stands for a name of the provider. Weir is asking it which it has.");
        }
    }
    m_snippets->setSnippets(snippets);
    if (known && unheard.isEmpty()) {
        m_snippets->openOneThatWorks();
    }
    const QString tool = m_snippets->tool();
    m_access->setTool(tool);
    m_access->setBaseUrl(takesPlainBaseUrl(tool) ? m_gateway.baseUrl() : m_gateway.openAiBaseUrl(),
                         unheard);
}

void ConnectStep::retranslate() {
    m_title->setText(tr("Point a tool at Weir"));
    m_text->setText(tr("Change two settings in any tool: the base URL and the key."));
    m_back->setText(tr("Back"));
    m_open->setText(tr("Open Weir"));
    showSnippets();
}

void ConnectStep::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
