// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_rules_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QTime>
#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>

#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/span_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// What stands between commas, each read; none when one of them cannot be.
template <class Value, class Read>
std::optional<std::vector<Value>> readList(const QString& typed, Read read) {
    std::vector<Value> values;
    for (const QString& each : typed.split(u',', Qt::SkipEmptyParts)) {
        const std::optional<std::uint64_t> value = read(each.trimmed());
        if (!value || *value == 0) {
            return std::nullopt;
        }
        values.push_back(static_cast<Value>(*value));
    }
    std::ranges::sort(values);
    const bool repeats = std::ranges::adjacent_find(values) != values.end();
    return repeats || values.size() > 8 ? std::nullopt : std::optional(values);
}

std::optional<std::uint64_t> readNumber(QString typed, std::uint64_t most) {
    typed.remove(u'%');
    if (typed.trimmed().isEmpty()) {
        return 0;
    }
    bool isNumber = false;
    const qulonglong number = typed.trimmed().toULongLong(&isNumber);
    return isNumber && number <= most ? std::optional<std::uint64_t>(number) : std::nullopt;
}

std::optional<std::vector<std::uint32_t>> readPercents(const QString& typed) {
    return readList<std::uint32_t>(typed,
                                   [](const QString& each) { return readNumber(each, 1000); });
}

QString lengthText(std::uint64_t seconds) {
    return spanText(std::chrono::seconds(seconds));
}

std::optional<std::uint64_t> readLength(const QString& typed) {
    const auto span = readSpanText(typed);
    return span ? std::optional(static_cast<std::uint64_t>(span->count())) : std::nullopt;
}

// The longest first.
std::optional<std::vector<std::uint64_t>> readLengths(const QString& typed) {
    auto spans = readList<std::uint64_t>(typed, readLength);
    if (spans) {
        std::ranges::reverse(*spans);
    }
    return spans;
}

bool isTimeOfDay(const QString& typed) {
    return typed.size() == 5 && QTime::fromString(typed, QStringLiteral("HH:mm")).isValid();
}

}  // namespace

AlertRulesDialog::AlertRulesDialog(admin::AdminClient& client, const admin::AlertSettings& settings,
                                   QWidget* parent)
    : SavingDialog(client, parent),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_quietHint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    build();
    fill(settings);
    retranslate();
}

void AlertRulesDialog::build() {
    auto* grid = new FormGrid(this, 2);
    m_used = grid->addField(0, 0, m_usedLabel);
    m_gone = grid->addField(0, 2, m_goneLabel);
    m_keys = grid->addField(1, 0, m_keysLabel);
    m_certificate = grid->addField(1, 2, m_certificateLabel);
    m_rate = grid->addField(2, 0, m_rateLabel);
    m_calls = grid->addField(2, 2, m_callsLabel);
    m_down = grid->addField(3, 0, m_downLabel);
    grid->addWidget(m_hint, 4, 1, 1, 3);
    m_from = grid->addField(5, 0, m_fromLabel);
    m_until = grid->addField(5, 2, m_untilLabel);
    grid->addWidget(m_quietHint, 6, 1, 1, 3);
    grid->setRowStretch(7, 1);
    layOut(grid, 680);
    for (QLineEdit* field :
         {m_used, m_gone, m_keys, m_certificate, m_rate, m_calls, m_down, m_from, m_until}) {
        connect(field, &QLineEdit::textChanged, this, &AlertRulesDialog::showState);
    }
}

void AlertRulesDialog::fill(const admin::AlertSettings& settings) {
    QStringList percents;
    for (const std::uint32_t percent : settings.budgetUsed) {
        percents << QString::number(percent);
    }
    const auto spans = [](const std::vector<std::uint64_t>& lengths) {
        QStringList texts;
        std::ranges::transform(lengths, std::back_inserter(texts), lengthText);
        return texts.join(QStringLiteral(", "));
    };
    m_used->setText(percents.join(QStringLiteral(", ")));
    m_gone->setText(lengthText(settings.budgetGoneInSeconds));
    m_down->setText(lengthText(settings.providerDownSeconds));
    m_keys->setText(spans(settings.keyExpiresSeconds));
    m_certificate->setText(spans(settings.certificateExpiresSeconds));
    m_rate->setText(settings.errorRate == 0 ? QString() : QString::number(settings.errorRate));
    m_calls->setText(QString::number(settings.errorRateCalls));
    m_from->setText(QString::fromStdString(settings.quietFrom));
    m_until->setText(QString::fromStdString(settings.quietUntil));
}

admin::AlertSettings AlertRulesDialog::settings() const {
    admin::AlertSettings settings;
    settings.budgetUsed = readPercents(m_used->text()).value_or(std::vector<std::uint32_t>());
    settings.budgetGoneInSeconds = readLength(m_gone->text()).value_or(0);
    settings.providerDownSeconds = readLength(m_down->text()).value_or(0);
    settings.keyExpiresSeconds = readLengths(m_keys->text()).value_or(std::vector<std::uint64_t>());
    settings.certificateExpiresSeconds =
        readLengths(m_certificate->text()).value_or(std::vector<std::uint64_t>());
    settings.errorRate = static_cast<std::uint32_t>(readNumber(m_rate->text(), 100).value_or(0));
    settings.errorRateCalls =
        static_cast<std::uint32_t>(readNumber(m_calls->text(), 1'000'000).value_or(20));
    settings.quietFrom = m_from->text().trimmed().toStdString();
    settings.quietUntil = m_until->text().trimmed().toStdString();
    return settings;
}

QString AlertRulesDialog::missing() const {
    if (!readPercents(m_used->text())) {
        return tr("Steps of a budget are percent of it: 80, 100.");
    }
    for (const auto& [field, label] :
         {std::pair(m_gone, m_goneLabel), std::pair(m_down, m_downLabel)}) {
        if (!readLength(field->text())) {
            return tr("%1: a time like 90s, 2m, 12h or 3d.").arg(label->text());
        }
    }
    for (const auto& [field, label] :
         {std::pair(m_keys, m_keysLabel), std::pair(m_certificate, m_certificateLabel)}) {
        if (!readLengths(field->text())) {
            return tr("%1: times like 7d, 1d.").arg(label->text());
        }
    }
    if (!readNumber(m_rate->text(), 100)) {
        return tr("The share of calls that fail is percent, from 1 to 100.");
    }
    if (readNumber(m_calls->text(), 1'000'000).value_or(0) == 0) {
        return tr("Say how many calls are enough to go by.");
    }
    const QString from = m_from->text().trimmed();
    const QString until = m_until->text().trimmed();
    const bool quiet = !from.isEmpty() || !until.isEmpty();
    if (quiet && (!isTimeOfDay(from) || !isTimeOfDay(until) || from == until)) {
        return tr("Quiet hours are two times of the day: 22:00 and 07:00.");
    }
    return {};
}

QString AlertRulesDialog::beingWritten() const {
    return tr("It is being written.");
}

void AlertRulesDialog::save() {
    order(admin::SetAlerts{settings()},
          [this](const admin::AlertSettings& before) { emit saved(before); });
}

void AlertRulesDialog::retranslate() {
    setWindowTitle(tr("What is worth an alert"));
    footer().setPrimaryText(tr("Save"));
    m_usedLabel->setText(tr("Budget used, %"));
    m_goneLabel->setText(tr("Budget gone in"));
    m_downLabel->setText(tr("Provider down for"));
    m_keysLabel->setText(tr("Key expires in"));
    m_certificateLabel->setText(tr("Certificate ends in"));
    m_rateLabel->setText(tr("Calls that fail, %"));
    m_callsLabel->setText(tr("Of at least"));
    m_hint->setText(
        tr("What is empty is no alert. When a budget is gone is an estimate from its period so "
           "far; failing calls are counted at each provider over five minutes."));
    m_fromLabel->setText(tr("Quiet from"));
    m_untilLabel->setText(tr("Until"));
    m_from->setPlaceholderText(QStringLiteral("22:00"));
    m_until->setPlaceholderText(QStringLiteral("07:00"));
    m_quietHint->setText(
        tr("In the time zone of the gateway. What quiet hours hold back is told at their end, "
           "unless it is over. What stops calls now is told at once: a provider that is down, a "
           "budget that refuses, a certificate that has ended."));
    showState();
}

}  // namespace weir::ui
