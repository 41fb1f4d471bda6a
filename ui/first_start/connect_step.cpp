// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/connect_step.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/first_start/first_call.hpp"
#include "ui/first_start/tool_keys.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

QFrame* makeCard(QWidget* parent) {
    auto* card = new QFrame(parent);
    card->setProperty("part", QStringLiteral("card"));
    return card;
}

QVBoxLayout* cardLayout(QFrame* card) {
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                               metrics().edgeRight);
    layout->setSpacing(metrics().space(1));
    return layout;
}

QLineEdit* makeReadOnlyField(QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setReadOnly(true);
    field->setProperty("extent", QStringLiteral("large"));
    setTextRole(field, TextRole::Mono);
    return field;
}

QString modelFor(const admin::ModelList& models, std::string_view dialect) {
    const auto found = std::ranges::find_if(models.models, [dialect](const auto& model) {
        return std::ranges::find(model.dialects, dialect) != model.dialects.end();
    });
    return found == models.models.end() ? QString() : QString::fromStdString(found->name);
}

}  // namespace

ConnectStep::ConnectStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_gateway(gateway),
      m_keys(new ToolKeys(client, this)),
      m_call(new FirstCall(client, this)),
      m_title(makeLabel(TextRole::Question, Tone::Text, this)),
      m_fact(new ChipLabel(this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_back(new Button(ButtonKind::Quiet, this)),
      m_open(new Button(ButtonKind::Normal, this)) {
    auto* title = new QHBoxLayout;
    title->setSpacing(metrics().space(2));
    title->addWidget(m_title);
    title->addWidget(m_fact);
    title->addStretch();
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics().edgeRight);
    left->addWidget(makeSettingsCard());
    left->addWidget(makeWaitingCard());
    left->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(metrics().edgeRight);
    columns->addLayout(left, 3);
    columns->addWidget(makeSnippetCard(), 5);
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
    connect(m_keys, &ToolKeys::changed, this, &ConnectStep::showSnippet);
    connect(m_call, &FirstCall::changed, this, [this] {
        showCall();
        emit callCame();
    });
    connect(&m_gateway, &GatewayModel::changed, this, &ConnectStep::showSnippet);
    retranslate();
}

QWidget* ConnectStep::makeSettingsCard() {
    QFrame* card = makeCard(this);
    m_baseLabel = makeLabel(TextRole::Body, Tone::Text2, card);
    m_base = makeReadOnlyField(card);
    m_copyBase = new Button(ButtonKind::Primary, card);
    m_keyLabel = makeLabel(TextRole::Body, Tone::Text2, card);
    m_key = makeReadOnlyField(card);
    m_copyKey = new Button(ButtonKind::Normal, card);
    m_create = new Button(ButtonKind::Normal, card);
    m_keyNote = makeParagraph(TextRole::Small, Tone::Muted, card);
    for (Button* button : {m_copyBase, m_copyKey, m_create}) {
        button->setButtonSize(ButtonSize::Large);
    }
    m_copyBase->setIconName(QStringLiteral("copy"));
    m_copyKey->setIconName(QStringLiteral("copy"));
    m_create->setIconName(QStringLiteral("key"));
    m_baseLabel->setBuddy(m_base);
    m_keyLabel->setBuddy(m_key);
    auto* base = new QHBoxLayout;
    base->setSpacing(metrics().space(2));
    base->addWidget(m_base, 1);
    base->addWidget(m_copyBase);
    auto* key = new QHBoxLayout;
    key->setSpacing(metrics().space(2));
    key->addWidget(m_key, 1);
    key->addWidget(m_copyKey);
    QVBoxLayout* layout = cardLayout(card);
    layout->addWidget(m_baseLabel);
    layout->addLayout(base);
    layout->addSpacing(metrics().gap);
    layout->addWidget(m_keyLabel);
    layout->addLayout(key);
    layout->addWidget(m_create, 0, Qt::AlignLeft);
    layout->addWidget(m_keyNote);
    connect(m_copyBase, &QPushButton::clicked, this,
            [this] { copyText(m_base->text(), m_copyBase); });
    connect(m_copyKey, &QPushButton::clicked, this, [this] { copyText(m_key->text(), m_copyKey); });
    connect(m_create, &QPushButton::clicked, this, [this] { m_keys->create(tool()); });
    return card;
}

QWidget* ConnectStep::makeWaitingCard() {
    QFrame* card = makeCard(this);
    m_waitIcon = new QLabel(card);
    m_waitTitle = makeLabel(TextRole::Dialog, Tone::Text, card);
    m_waitText = makeParagraph(TextRole::Body, Tone::Text2, card);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_waitIcon);
    line->addWidget(m_waitTitle, 1);
    QVBoxLayout* layout = cardLayout(card);
    layout->addLayout(line);
    layout->addWidget(m_waitText);
    return card;
}

QWidget* ConnectStep::makeSnippetCard() {
    QFrame* card = makeCard(this);
    m_tabs = new TabBar(card);
    m_about = makeLabel(TextRole::Body, Tone::Text2, card);
    m_calls = new ElidedLabel(Qt::ElideMiddle, card);
    m_copyCode = new Button(ButtonKind::Normal, card);
    m_copyCode->setIconName(QStringLiteral("copy"));
    m_code = new CodeView(card);
    m_note = makeParagraph(TextRole::Small, Tone::Muted, card);
    setTextRole(m_calls, TextRole::Mono);
    m_code->setMinimumHeight(metrics().px(280));
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_about);
    line->addWidget(m_calls, 1);
    line->addWidget(m_copyCode);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                                metrics().gap);
    content->setSpacing(metrics().space(2));
    content->addLayout(line);
    content->addWidget(m_code, 1);
    content->addWidget(m_note);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, metrics().space(1), 1, 1);
    layout->setSpacing(0);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(metrics().space(2), 0, metrics().space(2), 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    layout->addLayout(tabs);
    layout->addWidget(makeDivider(Qt::Horizontal, card));
    layout->addLayout(content, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ConnectStep::showSnippet);
    connect(m_copyCode, &QPushButton::clicked, this,
            [this] { copyText(m_code->code(), m_copyCode); });
    return card;
}

void ConnectStep::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_copyBase->setFocus();
    m_client.call(admin::ListModels{}, admin::AdminClient::Callback<admin::ModelList>(
                                           [self = QPointer(this)](Result<admin::ModelList> reply) {
                                               if (self && reply) {
                                                   self->takeModels(*reply);
                                               }
                                           }));
}

void ConnectStep::takeModels(const admin::ModelList& models) {
    if (const QString model = modelFor(models, "openai_chat"); !model.isEmpty()) {
        m_model = model;
    }
    m_claude = modelFor(models, "anthropic");
    showSnippet();
}

void ConnectStep::setBegun(const QString& fact, const QString& model) {
    m_model = model;
    m_fact->setChip({fact, QStringLiteral("check"), Tone::Ok});
    m_fact->setAccessibleName(fact);
    m_fact->setVisible(!fact.isEmpty());
    showSnippet();
}

bool ConnectStep::hasCall() const {
    return m_call->row().has_value();
}

QString ConnectStep::tool() const {
    const int at = std::max(m_tabs->currentIndex(), 0);
    return at < m_snippets.size() ? m_snippets.at(at).title : QString();
}

void ConnectStep::showSnippet() {
    const QString model = m_model.isEmpty() ? QStringLiteral("MODEL") : m_model;
    const QString base = m_gateway.baseUrl();
    m_snippets = snippetsOf({base, m_keys->secretOf(tool()), model, m_claude});
    if (m_tabs->count() != m_snippets.size()) {
        const QSignalBlocker quiet(m_tabs);
        while (m_tabs->count() > 0) {
            m_tabs->removeTab(0);
        }
        for (const Snippet& snippet : m_snippets) {
            m_tabs->addTab(snippet.title);
        }
    }
    const Snippet& shown = m_snippets.at(std::max(m_tabs->currentIndex(), 0));
    m_about->setText(tr("%1 It will call").arg(shown.about));
    m_calls->setText(shown.calls);
    m_code->setCode(shown.code);
    m_note->setText(shown.note);
    m_note->setVisible(!shown.note.isEmpty());
    m_base->setText(shown.title == QLatin1String("Claude Code") ? base
                                                                : base + QStringLiteral("/v1"));
    m_base->setCursorPosition(0);
    showKey();
}

void ConnectStep::showKey() {
    const QString secret = m_keys->secretOf(tool());
    const bool made = !secret.isEmpty();
    m_key->setText(secret);
    m_key->setCursorPosition(0);
    m_key->setVisible(made);
    m_copyKey->setVisible(made);
    m_create->setVisible(!made);
    m_create->setText(tr("Create a key for %1").arg(tool()));
    m_create->setEnabled(!m_keys->isCreating());
    m_create->setToolTip(m_keys->isCreating() ? tr("The key is being made.") : QString());
    const bool failed = !m_keys->problem().isEmpty();
    m_keyNote->setText(failed ? m_keys->problem()
                       : made ? tr("Shown once. Weir keeps only a hash of it.")
                              : tr("A key of its own for each tool tells their calls apart."));
    setTone(m_keyNote, failed ? Tone::Error : Tone::Muted);
}

void ConnectStep::showCall() {
    const auto& row = m_call->row();
    const int size = metrics().iconRailFolded;
    const qreal ratio = devicePixelRatioF();
    if (!row) {
        m_waitIcon->setPixmap(
            iconPixmap(QStringLiteral("circle-dashed"), size, color(Token::Accent), ratio));
        m_waitTitle->setText(tr("Waiting for the first call"));
        setTone(m_waitTitle, Tone::Text);
        m_waitText->setText(
            tr("Run the snippet. The call shows up here, with its route and its "
               "price."));
        m_open->setKind(ButtonKind::Normal);
        return;
    }
    const StateLook look = stateOf(*row);
    const bool well = look.tone != Tone::Error;
    m_waitIcon->setPixmap(iconPixmap(well ? QStringLiteral("circle-check") : look.icon, size,
                                     color(tokenOf(well ? Tone::Ok : look.tone)), ratio));
    m_waitTitle->setText(well ? tr("The first call came through") : look.word);
    setTone(m_waitTitle, well ? Tone::Ok : look.tone);
    QStringList facts{servedByCell(*row)};
    if (row->durationUs >= 0) {
        facts.append(durationText(row->durationUs));
        facts.append(tr("%1 tokens in, %2 out").arg(tokensInCell(*row), tokensOutCell(*row)));
        facts.append(costFigure(*row));
    }
    facts.removeAll(QString());
    m_waitText->setText(facts.join(QStringLiteral(" · ")));
    m_open->setKind(ButtonKind::Primary);
    m_copyBase->setKind(ButtonKind::Normal);
}

void ConnectStep::retranslate() {
    m_title->setText(tr("Point a tool at Weir"));
    m_text->setText(tr("Change two settings in any tool: the base URL and the key."));
    m_baseLabel->setText(tr("Base URL"));
    m_base->setAccessibleName(tr("Base URL"));
    m_copyBase->setText(tr("Copy"));
    m_copyBase->setAccessibleName(tr("Copy base URL"));
    m_keyLabel->setText(tr("Your key"));
    m_key->setAccessibleName(tr("Your key"));
    m_copyKey->setText(tr("Copy"));
    m_copyKey->setAccessibleName(tr("Copy key"));
    m_copyCode->setText(tr("Copy"));
    m_copyCode->setAccessibleName(tr("Copy snippet"));
    m_tabs->setAccessibleName(tr("Tools"));
    m_code->setAccessibleName(tr("Snippet"));
    m_back->setText(tr("Back"));
    m_open->setText(tr("Open Weir"));
    showSnippet();
    showCall();
}

void ConnectStep::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

}  // namespace weir::ui
