// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/webhook_dialog.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QUrl>
#include <algorithm>
#include <utility>

#include "engine/base/plain_name.hpp"
#include "engine/base/words.hpp"
#include "ui/alerts/alert_text.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

WebhookDialog::WebhookDialog(admin::AdminClient& client, const admin::WebhookSettings& settings,
                             Taken taken, QWidget* parent)
    : SavingDialog(client, parent),
      m_given(settings),
      m_taken(std::move(taken)),
      m_kindLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_kind(new Segments(2, this)),
      m_urlHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_secretHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_local(new QCheckBox(this)),
      m_aboutLabel(makeLabel(TextRole::Body, Tone::Text2, this)) {
    build();
    fill();
    retranslate();
}

void WebhookDialog::build() {
    auto* grid = new FormGrid(this, 1);
    m_kindLabel->setBuddy(m_kind);
    grid->addWidget(m_kindLabel, 0, 0);
    grid->addWidget(m_kind, 0, 1, Qt::AlignLeft);
    m_url = grid->addField(1, 0, m_urlLabel);
    grid->addWidget(m_urlHint, 2, 1);
    m_secret = grid->addField(3, 0, m_secretLabel);
    grid->addWidget(m_secretHint, 4, 1);
    grid->addWidget(m_local, 5, 1);
    int row = 6;
    grid->addWidget(m_aboutLabel, row, 0);
    for (const auto& [kind, word] : wordsOf<AlertKind>()) {
        auto* box = new QCheckBox(this);
        grid->addWidget(box, row++, 1);
        m_about.emplace_back(kind, box);
        connect(box, &QCheckBox::toggled, this, &WebhookDialog::showState);
    }
    m_name = grid->addField(row, 0, m_nameLabel);
    grid->setRowStretch(row + 1, 1);
    layOut(grid, 560);
    for (QLineEdit* field : {m_name, m_url, m_secret}) {
        connect(field, &QLineEdit::textChanged, this, &WebhookDialog::showState);
    }
    connect(m_kind, &Segments::chosen, this, &WebhookDialog::showKind);
}

void WebhookDialog::fill() {
    m_name->setText(QString::fromStdString(m_given.name));
    m_kind->setCurrent(m_given.name.empty() || m_given.kind == WebhookKind::Slack ? 0 : 1);
    m_url->setText(QString::fromStdString(m_given.url));
    m_secret->setText(QString::fromStdString(m_given.secret));
    m_local->setChecked(m_given.local);
    for (const auto& [kind, box] : m_about) {
        box->setChecked(m_given.about.empty() ||
                        std::ranges::find(m_given.about, kind) != m_given.about.end());
    }
}

bool WebhookDialog::isSlack() const {
    return m_kind->current() == 0;
}

void WebhookDialog::showKind() {
    m_secretLabel->setVisible(!isSlack());
    m_secret->setVisible(!isSlack());
    m_secretHint->setVisible(!isSlack());
    m_url->setPlaceholderText(isSlack() ? QStringLiteral("https://hooks.slack.com/services/…")
                                        : QStringLiteral("https://…"));
    m_urlHint->setText(
        isSlack() ? tr("Slack calls it the URL of an incoming webhook. It is a secret and goes to "
                       "the keychain of the gateway. Or where it is kept: env:WEIR_NAME, "
                       "file:PATH.")
                  : tr("It stands in the document. Where it is a secret, write where it is kept: "
                       "env:WEIR_NAME, file:PATH."));
    showState();
}

// Called after the place where its messages go, unless somebody says otherwise.
QString WebhookDialog::usualName() const {
    const QString host = QUrl(m_url->text().trimmed()).host();
    if (!isPlainName(host.toStdString())) {
        return {};
    }
    QString name = host;
    const QStringList taken = m_taken();
    for (int next = 2; taken.contains(name); ++next) {
        name = host + u'-' + QString::number(next);
    }
    return name;
}

QString WebhookDialog::name() const {
    const QString typed = m_name->text().trimmed();
    return typed.isEmpty() ? usualName() : typed;
}

void WebhookDialog::showState() {
    m_name->setPlaceholderText(usualName());
    SavingDialog::showState();
}

admin::SetWebhook WebhookDialog::operation() const {
    admin::SetWebhook operation;
    operation.replaces = m_given.name;
    admin::WebhookSettings& settings = operation.settings;
    settings.name = name().toStdString();
    settings.kind = isSlack() ? WebhookKind::Slack : WebhookKind::Webhook;
    settings.local = m_local->isChecked();
    const std::string url = m_url->text().trimmed().toStdString();
    const bool isWritten = url.find("://") != std::string::npos;
    (isSlack() && isWritten ? operation.secretUrl : settings.url) = url;
    if (!isSlack()) {
        settings.secret = m_secret->text().trimmed().toStdString();
    }
    for (const auto& [kind, box] : m_about) {
        if (box->isChecked()) {
            settings.about.push_back(kind);
        }
    }
    if (settings.about.size() == m_about.size()) {
        settings.about.clear();
    }
    return operation;
}

QString WebhookDialog::missing() const {
    if (m_url->text().trimmed().isEmpty()) {
        return tr("Say where messages go.");
    }
    const bool any =
        std::ranges::any_of(m_about, [](const auto& each) { return each.second->isChecked(); });
    if (!any) {
        return tr("Choose what it is told of.");
    }
    return name().isEmpty() ? tr("The webhook needs a name.") : QString();
}

QString WebhookDialog::beingWritten() const {
    return tr("The webhook is being written.");
}

QString WebhookDialog::note() const {
    return tr("Messages leave this computer for there.");
}

void WebhookDialog::save() {
    order(operation(), [this](const admin::WebhookRow& row) { emit saved(row.settings); });
}

void WebhookDialog::retranslate() {
    const bool isNew = m_given.name.empty();
    setWindowTitle(isNew ? tr("Add webhook")
                         : tr("Webhook %1").arg(QString::fromStdString(m_given.name)));
    footer().setPrimaryText(isNew ? tr("Add webhook") : tr("Save webhook"));
    m_nameLabel->setText(tr("Name"));
    m_kindLabel->setText(tr("Kind"));
    m_kind->setTexts({QStringLiteral("Slack"), tr("Webhook")});
    m_urlLabel->setText(tr("Address"));
    m_secretLabel->setText(tr("Signed with"));
    m_secret->setPlaceholderText(QStringLiteral("env:WEIR_NAME"));
    m_secretHint->setText(
        tr("Where the secret is kept that messages are signed with; empty: they are not signed."));
    m_local->setText(tr("On this computer or network"));
    m_aboutLabel->setText(tr("Told of"));
    for (const auto& [kind, box] : m_about) {
        box->setText(alertKindWord(kind));
    }
    showKind();
}

}  // namespace weir::ui
