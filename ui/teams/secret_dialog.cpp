// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/secret_dialog.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/base/secret.hpp"
#include "ui/first_start/snippet_card.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

SecretDialog::SecretDialog(admin::AdminClient& client, GatewayModel& gateway,
                           const admin::CreatedKey& key, QWidget* parent)
    : GrowingDialog(parent),
      m_gateway(gateway),
      m_key(key),
      m_lead(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_secret(new QLineEdit(QString::fromStdString(key.secret), this)),
      m_copy(new Button(ButtonKind::Primary, this)),
      m_snippets(new SnippetCard(this)),
      m_close(new Button(ButtonKind::Normal, this)) {
    m_secret->setReadOnly(true);
    setTextRole(m_secret, TextRole::Mono);
    m_copy->setIconName(QStringLiteral("copy"));
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_secret, 1);
    line->addWidget(m_copy);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_close);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                             metrics().edgeRight);
    down->setSpacing(metrics().gap);
    down->addWidget(m_lead);
    down->addLayout(line);
    down->addWidget(m_snippets, 1);
    down->addLayout(foot);
    setMinimumWidth(metrics().px(680));
    m_copy->setDefault(false);
    m_copy->setFocus();
    connect(m_copy, &QPushButton::clicked, this, [this] { copyText(m_secret->text(), m_copy); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_snippets, &SnippetCard::toolChosen, this, &SecretDialog::showSnippets);
    client.call(admin::ListModels{},
                admin::AdminClient::Callback<admin::ModelList>(
                    [self = QPointer(this)](const Result<admin::ModelList>& reply) {
                        if (self && reply) {
                            self->m_models = *reply;
                            self->showSnippets();
                        }
                    }));
    retranslate();
}

SecretDialog::~SecretDialog() {
    wipe(m_key.secret);
}

QString SecretDialog::modelFor(QLatin1String dialect) const {
    const auto& allowed = m_key.key.access.models;
    const auto whole =
        std::ranges::find_if(allowed, [](const std::string& name) { return !name.ends_with('*'); });
    if (!m_models || whole != allowed.end()) {
        return whole == allowed.end() ? QStringLiteral("MODEL") : QString::fromStdString(*whole);
    }
    const auto allows = [&](const std::string& model) {
        return allowed.empty() || std::ranges::any_of(allowed, [&](const std::string& name) {
                   return model.starts_with(std::string_view(name).substr(0, name.size() - 1));
               });
    };
    for (const admin::FirstModel& first : m_models->first) {
        if (QString::fromStdString(first.dialect) == dialect && allows(first.model)) {
            return QString::fromStdString(first.model);
        }
    }
    return {};
}

void SecretDialog::showSnippets() {
    m_snippets->setSnippets(
        snippetsOf({m_gateway.baseUrl(), m_secret->text(), modelFor(kChatDialect),
                    modelFor(kCodexDialect), modelFor(kClaudeDialect)}));
    if (m_models) {
        m_snippets->openOneThatWorks();
    }
}

void SecretDialog::retranslate() {
    setWindowTitle(tr("Key %1").arg(QString::fromStdString(m_key.key.name)));
    QString lead = tr("This key is shown this once. Weir keeps only its hash.");
    if (!m_key.key.former.empty()) {
        lead += u' ' + tr("The one before is good until %1.")
                           .arg(dateTimeText(localTime(m_key.key.former.back().goodUntil)));
    }
    m_lead->setText(lead);
    m_secret->setAccessibleName(tr("Key"));
    m_copy->setText(tr("Copy key"));
    m_close->setText(tr("Close"));
    showSnippets();
}

void SecretDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
