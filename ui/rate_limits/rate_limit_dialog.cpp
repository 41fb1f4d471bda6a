// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rate_limits/rate_limit_dialog.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/rate_limits/rate_limit_text.hpp"
#include "ui/rules/scope_names.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

using Settings = admin::RateLimitSettings;

constexpr LimitPeriod kPeriods[] = {LimitPeriod::Minute, LimitPeriod::Hour, LimitPeriod::Day};
constexpr LimitEach kEach[] = {LimitEach::All, LimitEach::Key, LimitEach::User, LimitEach::Team};

constexpr std::uint64_t Settings::* kNumbers[] = {&Settings::requests,    &Settings::tokens,
                                                  &Settings::inputTokens, &Settings::outputTokens,
                                                  &Settings::concurrency, &Settings::queueMost};
constexpr std::string Settings::* kScope[] = {&Settings::team,     &Settings::user,
                                              &Settings::key,      &Settings::model,
                                              &Settings::provider, &Settings::target};

// As people type it, with the marks of their language or without. Nothing typed is zero.
std::optional<std::uint64_t> readNumber(const QString& typed) {
    QString plain = typed.trimmed();
    if (plain.isEmpty()) {
        return 0;
    }
    plain.remove(QLocale().groupSeparator());
    plain.remove(QLatin1Char(' '));
    bool isNumber = false;
    const qulonglong number = plain.toULongLong(&isNumber);
    return isNumber && number > 0 ? std::optional<std::uint64_t>(number) : std::nullopt;
}

QString waitText(std::uint64_t milliseconds) {
    return QLocale().toString(static_cast<double>(milliseconds) / 1'000, 'f',
                              QLocale::FloatingPointShortest);
}

// Seconds, in milliseconds. Nothing typed is the usual wait.
std::optional<std::uint64_t> readWait(const QString& typed) {
    const QString plain = typed.trimmed();
    if (plain.isEmpty()) {
        return Settings().queueWaitMs;
    }
    constexpr double kLongest = 24 * 3'600;
    bool isNumber = false;
    const double seconds = QLocale().toDouble(plain, &isNumber);
    const bool fits = isNumber && seconds >= 0.001 && seconds <= kLongest;
    return fits ? std::optional(static_cast<std::uint64_t>(std::llround(seconds * 1'000)))
                : std::nullopt;
}

template <class Value, std::size_t N>
int placeOf(const Value (&values)[N], Value value) {
    return static_cast<int>(std::ranges::find(values, value) - std::begin(values));
}

}  // namespace

RateLimitDialog::RateLimitDialog(admin::AdminClient& client, const Settings& settings,
                                 QWidget* parent)
    : SavingDialog(client, parent),
      m_replaces(settings.name),
      m_whatHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_whoseHint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    build();
    fill(settings);
    offerNames(client, {.team = m_scope[0].field,
                        .user = m_scope[1].field,
                        .key = m_scope[2].field,
                        .model = m_scope[3].field,
                        .provider = m_scope[4].field,
                        .target = m_scope[5].field});
    retranslate();
}

// In the order in which Tab goes through it: two fields a line, so that all of it is seen at once.
void RateLimitDialog::build() {
    auto* grid = new FormGrid(this, 2);
    m_name = grid->addField(0, 0, m_nameLabel);
    m_per = grid->addChoice(0, 2, m_perLabel);
    for (std::size_t period = 0; period < std::size(kPeriods); ++period) {
        m_per->addItem(QString());
    }
    int cell = 2;
    for (const auto member : kNumbers) {
        QLabel* label = nullptr;
        QLineEdit* field = grid->addField(cell / 2, cell % 2 * 2, label);
        m_numbers.push_back({member, label, field});
        ++cell;
    }
    m_wait = grid->addField(cell / 2, cell % 2 * 2, m_waitLabel);
    grid->addWidget(m_whatHint, 5, 1, 1, 3);
    cell = 12;
    for (const auto member : kScope) {
        QLabel* label = nullptr;
        QLineEdit* field = grid->addField(cell / 2, cell % 2 * 2, label);
        m_scope.push_back({member, label, field});
        ++cell;
    }
    m_each = grid->addChoice(9, 0, m_eachLabel);
    for (std::size_t each = 0; each < std::size(kEach); ++each) {
        m_each->addItem(QString());
    }
    grid->addWidget(m_whoseHint, 10, 1, 1, 3);
    layOut(grid, 720);
    connect(m_name, &QLineEdit::textChanged, this, &RateLimitDialog::showState);
    const auto follow = [this](const QLineEdit* field) {
        connect(field, &QLineEdit::textChanged, this, &RateLimitDialog::showState);
    };
    for (const auto& number : m_numbers) {
        follow(number.field);
    }
    for (const auto& name : m_scope) {
        follow(name.field);
    }
    follow(m_wait);
    const QLineEdit* queue = m_numbers.back().field;
    m_wait->setEnabled(false);
    connect(queue, &QLineEdit::textChanged, m_wait,
            [this](const QString& typed) { m_wait->setEnabled(!typed.trimmed().isEmpty()); });
}

void RateLimitDialog::fill(const Settings& settings) {
    m_name->setText(QString::fromStdString(settings.name));
    for (const auto& [member, label, field] : m_numbers) {
        const std::uint64_t number = settings.*member;
        field->setText(number == 0 ? QString() : QLocale().toString(qulonglong{number}));
    }
    for (const auto& [member, label, field] : m_scope) {
        field->setText(QString::fromStdString(settings.*member));
    }
    if (settings.queueMost > 0) {
        m_wait->setText(waitText(settings.queueWaitMs));
    }
    m_per->setCurrentIndex(placeOf(kPeriods, settings.per));
    m_each->setCurrentIndex(placeOf(kEach, settings.each));
}

Settings RateLimitDialog::settings() const {
    Settings settings;
    settings.name = m_name->text().trimmed().toStdString();
    for (const auto& [member, label, field] : m_numbers) {
        settings.*member = readNumber(field->text()).value_or(0);
    }
    for (const auto& [member, label, field] : m_scope) {
        settings.*member = field->text().trimmed().toStdString();
    }
    if (settings.queueMost > 0) {
        settings.queueWaitMs = readWait(m_wait->text()).value_or(settings.queueWaitMs);
    }
    settings.per = kPeriods[m_per->currentIndex()];
    settings.each = kEach[m_each->currentIndex()];
    return settings;
}

QString RateLimitDialog::missing() const {
    if (m_name->text().trimmed().isEmpty()) {
        return tr("The rate limit needs a name.");
    }
    bool limits = false;
    for (const auto& [member, label, field] : m_numbers) {
        const auto number = readNumber(field->text());
        if (!number) {
            return tr("%1 is a whole number, or empty.").arg(label->text());
        }
        limits = limits || (*number > 0 && member != &Settings::queueMost);
    }
    return limits ? missingOfQueue() : tr("Say how much is let through.");
}

QString RateLimitDialog::missingOfQueue() const {
    const Settings typed = settings();
    if (typed.queueMost == 0) {
        return {};
    }
    if (typed.concurrency == 0) {
        return tr("Calls wait where it is limited how many are under way at once.");
    }
    if (typed.provider.empty() && typed.target.empty()) {
        return tr("Calls wait for a provider or a target: name one.");
    }
    return readWait(m_wait->text())
               ? QString()
               : tr("%1: a number of seconds, up to a day.").arg(m_waitLabel->text());
}

QString RateLimitDialog::beingWritten() const {
    return tr("The rate limit is being written.");
}

void RateLimitDialog::save() {
    order(admin::SetRateLimit{m_replaces, settings()},
          [this](const admin::RateLimitRow&) { emit saved(); });
}

void RateLimitDialog::retranslate() {
    setWindowTitle(m_replaces.empty()
                       ? tr("Add rate limit")
                       : tr("Rate limit %1").arg(QString::fromStdString(m_replaces)));
    footer().setPrimaryText(m_replaces.empty() ? tr("Add rate limit") : tr("Save rate limit"));
    m_nameLabel->setText(tr("Name"));
    //: Before "a minute"
    m_perLabel->setText(tr("In"));
    const QString numbers[] = {tr("Requests"),      tr("Tokens"),  tr("Input tokens"),
                               tr("Output tokens"), tr("At once"), tr("Waiting")};
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        m_numbers[i].label->setText(numbers[i]);
    }
    m_waitLabel->setText(tr("Wait (seconds)"));
    m_wait->setPlaceholderText(waitText(Settings().queueWaitMs));
    m_whatHint->setText(
        tr("What is let through at most in any time of that length, and how many calls may be "
           "under way at once. What is empty is not limited. At a provider or target, that many "
           "more can wait for their turn; teams and keys take turns."));
    const QString scope[] = {tr("Team"),  tr("User"),     tr("Key"),
                             tr("Model"), tr("Provider"), tr("Target")};
    for (std::size_t i = 0; i < m_scope.size(); ++i) {
        m_scope[i].label->setText(scope[i]);
    }
    //: Before "each key by itself"
    m_eachLabel->setText(tr("Count"));
    m_whoseHint->setText(tr(
        "Whose calls count. What is empty holds for all; of several, every one must be the "
        "call's own. When a provider or target is full, the next target of the model is asked."));
    {
        const QSignalBlocker quietPer(m_per);
        const QSignalBlocker quietEach(m_each);
        for (int i = 0; i < m_per->count(); ++i) {
            m_per->setItemText(i, limitPeriod(kPeriods[i]));
        }
        for (int i = 0; i < m_each->count(); ++i) {
            m_each->setItemText(i, limitEach(kEach[i]));
        }
    }
    showState();
}

}  // namespace weir::ui
