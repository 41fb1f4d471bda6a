// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budget_dialog.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>

#include "ui/budgets/budget_text.hpp"
#include "ui/prices/price_text.hpp"
#include "ui/rules/scope_names.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/span_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr BudgetPeriod kPeriods[] = {
    BudgetPeriod::Day,  BudgetPeriod::Week,  BudgetPeriod::Month,   BudgetPeriod::Quarter,
    BudgetPeriod::Year, BudgetPeriod::Total, BudgetPeriod::Rolling, BudgetPeriod::Prepaid};
constexpr std::uint32_t kUsualRolling = 30 * 24;
// A million tokens, as the document takes them.
constexpr Money kLeastPrice = Money::fromNano(1'000'000);
constexpr Money kMostPrice = Money::fromNano(1'000'000'000'000);
// In the order of the segments.
constexpr WhenUsed kWhenUsed[] = {WhenUsed::Refuse, WhenUsed::Degrade, WhenUsed::Warn};
// In the order in which Tab goes through them.
constexpr std::string admin::BudgetSettings::* kScope[] = {
    &admin::BudgetSettings::team, &admin::BudgetSettings::user,  &admin::BudgetSettings::key,
    &admin::BudgetSettings::tag,  &admin::BudgetSettings::model, &admin::BudgetSettings::provider};

// Nothing: no whole hours, or longer than 366 days.
std::optional<std::uint32_t> readHours(const QString& typed) {
    using std::chrono::hours;
    const auto span = readSpanText(typed);
    return span && *span > hours(0) && *span % hours(1) == hours(0)
               ? std::optional(static_cast<std::uint32_t>(*span / hours(1)))
               : std::nullopt;
}

}  // namespace

BudgetDialog::BudgetDialog(admin::AdminClient& client, const admin::BudgetSettings& settings,
                           QWidget* parent)
    : SavingDialog(client, parent),
      m_replaces(settings.name),
      m_whoseHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_usedLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_usedHint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    build();
    fill(settings);
    offerNames(client, {.team = m_scope[0].field,
                        .user = m_scope[1].field,
                        .key = m_scope[2].field,
                        .model = m_scope[4].field,
                        .provider = m_scope[5].field,
                        .target = nullptr,
                        .tag = m_scope[3].field});
    retranslate();
}

// In the order in which Tab goes through it: two fields a line, so that all of it is seen at once.
void BudgetDialog::build() {
    auto* grid = new FormGrid(this, 2);
    m_name = grid->addField(0, 0, m_nameLabel);
    m_limit = grid->addField(0, 2, m_limitLabel);
    m_every = grid->addChoice(1, 0, m_everyLabel);
    for (const BudgetPeriod period : kPeriods) {
        m_every->addItem(budgetPeriodChoice(period));
    }
    m_hours = grid->addField(1, 2, m_hoursLabel);
    m_since = grid->addField(1, 2, m_sinceLabel);
    int cell = 4;
    for (const auto member : kScope) {
        QLabel* label = nullptr;
        QLineEdit* field = grid->addField(cell / 2, cell % 2 * 2, label);
        m_scope.push_back({member, label, field});
        ++cell;
    }
    grid->addWidget(m_whoseHint, 5, 1, 1, 3);
    m_whenUsed = new Segments(static_cast<int>(std::size(kWhenUsed)), this);
    m_usedLabel->setBuddy(m_whenUsed);
    grid->addWidget(m_usedLabel, 6, 0);
    grid->addWidget(m_whenUsed, 6, 1, 1, 3, Qt::AlignLeft);
    grid->addWidget(m_usedHint, 7, 1, 1, 3);
    m_from = grid->addField(8, 0, m_fromLabel);
    m_unpriced = new QCheckBox(this);
    grid->addWidget(m_unpriced, 9, 1, 1, 3);
    m_assume = new QCheckBox(this);
    grid->addWidget(m_assume, 10, 1, 1, 3);
    m_assumedIn = grid->addField(11, 0, m_assumedInLabel);
    m_assumedOut = grid->addField(11, 2, m_assumedOutLabel);
    layOut(grid, 640);
    for (QLineEdit* field :
         {m_name, m_limit, m_from, m_hours, m_since, m_assumedIn, m_assumedOut}) {
        connect(field, &QLineEdit::textChanged, this, &BudgetDialog::showState);
    }
    connect(m_every, &QComboBox::currentIndexChanged, this, &BudgetDialog::showState);
    connect(m_assume, &QCheckBox::toggled, this, &BudgetDialog::showState);
    connect(m_whenUsed, &Segments::chosen, this, &BudgetDialog::showState);
}

void BudgetDialog::fill(const admin::BudgetSettings& settings) {
    m_name->setText(QString::fromStdString(settings.name));
    for (const auto& [member, label, field] : m_scope) {
        field->setText(QString::fromStdString(settings.*member));
    }
    m_limit->setText(settings.limit > Money() ? typedDollars(settings.limit) : QString());
    m_every->setCurrentIndex(
        static_cast<int>(std::ranges::find(kPeriods, settings.every) - std::begin(kPeriods)));
    m_whenUsed->setCurrent(
        static_cast<int>(std::ranges::find(kWhenUsed, settings.whenUsed) - std::begin(kWhenUsed)));
    m_from->setText(QString::number(settings.degradeFrom));
    m_unpriced->setChecked(settings.whenUnpriced == WhenUnpriced::Allow);
    m_hours->setText(spanText(
        std::chrono::hours(settings.rollingHours > 0 ? settings.rollingHours : kUsualRolling)));
    // A new one counts from today on; an old one from when it did, which may be always.
    const bool isNew = settings.every != BudgetPeriod::Prepaid;
    m_since->setText(
        dayText(isNew ? std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
                      : settings.from));
    m_assume->setChecked(settings.whenUnpriced == WhenUnpriced::Assume);
    const auto price = [](Money aMillion) {
        return aMillion > Money() ? priceText(aMillion) : QString();
    };
    m_assumedIn->setText(price(settings.assumedIn));
    m_assumedOut->setText(price(settings.assumedOut));
}

admin::BudgetSettings BudgetDialog::settings() const {
    admin::BudgetSettings settings;
    settings.name = m_name->text().trimmed().toStdString();
    for (const auto& [member, label, field] : m_scope) {
        settings.*member = field->text().trimmed().toStdString();
    }
    settings.limit = limit().value_or(Money());
    settings.every = period();
    if (settings.every == BudgetPeriod::Rolling) {
        settings.rollingHours = readHours(m_hours->text()).value_or(0);
    } else if (settings.every == BudgetPeriod::Prepaid) {
        settings.from = readDayText(m_since->text()).value_or(Timestamp());
    }
    settings.whenUsed = whenUsed();
    settings.degradeFrom = degradeFrom().value_or(kUsualDegradeFrom);
    settings.whenUnpriced = weir::refuses(settings.whenUsed) && m_unpriced->isChecked()
                                ? WhenUnpriced::Allow
                                : WhenUnpriced::Block;
    if (m_assume->isChecked()) {
        settings.whenUnpriced = WhenUnpriced::Assume;
        settings.assumedIn = readPriceText(m_assumedIn->text()).value_or(Money());
        settings.assumedOut = readPriceText(m_assumedOut->text()).value_or(Money());
    }
    return settings;
}

BudgetPeriod BudgetDialog::period() const {
    return kPeriods[m_every->currentIndex()];
}

QString BudgetDialog::missingPeriod() const {
    if (period() == BudgetPeriod::Rolling && !readHours(m_hours->text())) {
        return tr("The time is written like 30d or 12h, 366 days at most.");
    }
    if (period() == BudgetPeriod::Prepaid && !readDayText(m_since->text())) {
        return tr("A day is written like 2027-02-15.");
    }
    return {};
}

QString BudgetDialog::missingPrices() const {
    const auto isPrice = [](const QLineEdit* field) {
        const auto price = readPriceText(field->text());
        return price && *price >= kLeastPrice && *price <= kMostPrice;
    };
    return !m_assume->isChecked() || (isPrice(m_assumedIn) && isPrice(m_assumedOut))
               ? QString()
               : tr("What is assumed is dollars a million tokens, from 0.001 to 1000.");
}

std::optional<Money> BudgetDialog::limit() const {
    const auto amount = readDollars(m_limit->text());
    return amount && *amount > Money() ? amount : std::nullopt;
}

WhenUsed BudgetDialog::whenUsed() const {
    return kWhenUsed[m_whenUsed->current()];
}

std::optional<std::uint32_t> BudgetDialog::degradeFrom() const {
    if (whenUsed() != WhenUsed::Degrade) {
        return kUsualDegradeFrom;
    }
    bool isNumber = false;
    const uint share = m_from->text().remove(QLatin1Char('%')).trimmed().toUInt(&isNumber);
    return isNumber && share >= 1 && share <= 100 ? std::optional<std::uint32_t>(share)
                                                  : std::nullopt;
}

QString BudgetDialog::missing() const {
    if (m_name->text().trimmed().isEmpty()) {
        return tr("The budget needs a name.");
    }
    if (!limit()) {
        return tr("The limit is an amount of dollars, like %1.")
            .arg(typedDollars(Money::fromNano(2'000'000'000'000)));
    }
    if (!degradeFrom()) {
        return tr("The share of the limit is from 1 to 100 per cent.");
    }
    const QString lacks = missingPeriod();
    return lacks.isEmpty() ? missingPrices() : lacks;
}

QString BudgetDialog::beingWritten() const {
    return tr("The budget is being written.");
}

void BudgetDialog::showState() {
    SavingDialog::showState();
    showPeriod();
    showUnpriced();
    for (QWidget* part : {static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from)}) {
        part->setVisible(whenUsed() == WhenUsed::Degrade);
    }
    m_usedHint->setText(hint());
}

void BudgetDialog::showPeriod() {
    const bool rolling = period() == BudgetPeriod::Rolling;
    const bool prepaid = period() == BudgetPeriod::Prepaid;
    m_hoursLabel->setVisible(rolling);
    m_hours->setVisible(rolling);
    m_sinceLabel->setVisible(prepaid);
    m_since->setVisible(prepaid);
    m_limitLabel->setText(prepaid ? tr("Paid in, $") : tr("Limit, $"));
}

// What is assumed is counted in any case; without that, only one that refuses has a choice.
void BudgetDialog::showUnpriced() {
    const bool assumes = m_assume->isChecked();
    m_unpriced->setVisible(weir::refuses(whenUsed()) && !assumes);
    for (QWidget* part :
         {static_cast<QWidget*>(m_assumedInLabel), static_cast<QWidget*>(m_assumedIn),
          static_cast<QWidget*>(m_assumedOutLabel), static_cast<QWidget*>(m_assumedOut)}) {
        part->setVisible(assumes);
    }
}

QString BudgetDialog::hint() const {
    switch (whenUsed()) {
        case WhenUsed::Warn:
            return tr("Calls go on. What is spent is counted and shown.");
        case WhenUsed::Degrade:
            return tr(
                "From that share of the limit on, the cheapest target of a model is asked "
                "first. When it is used up, calls are refused.");
        case WhenUsed::Refuse:
            break;
    }
    return tr(
        "A call that the rest may not suffice for goes to a cheaper target of its model, or "
        "is refused with the name of this budget.");
}

void BudgetDialog::save() {
    order(admin::SetBudget{m_replaces, settings()},
          [this](const admin::BudgetRow&) { emit saved(); });
}

void BudgetDialog::retranslate() {
    setWindowTitle(m_replaces.empty() ? tr("Add budget")
                                      : tr("Budget %1").arg(QString::fromStdString(m_replaces)));
    footer().setPrimaryText(m_replaces.empty() ? tr("Add budget") : tr("Save budget"));
    m_nameLabel->setText(tr("Name"));
    m_hoursLabel->setText(tr("Time"));
    m_hours->setPlaceholderText(QStringLiteral("30d"));
    //: Before a day
    m_sinceLabel->setText(tr("Counts from"));
    m_since->setPlaceholderText(QStringLiteral("2027-02-15"));
    m_since->setToolTip(tr("A day of UTC; empty: all that was ever spent counts."));
    //: Before "a month"
    m_everyLabel->setText(tr("For"));
    const QString scope[] = {tr("Team"),  tr("User"),    tr("Key"), tr("Tag of the team"),
                             tr("Model"), tr("Provider")};
    for (std::size_t i = 0; i < m_scope.size(); ++i) {
        m_scope[i].label->setText(scope[i]);
    }
    m_whoseHint->setText(
        tr("Whose calls count. What is empty holds for all; of several, every one "
           "must be the call's own."));
    m_usedLabel->setText(tr("When used up"));
    m_whenUsed->setTexts({tr("Refuse"), tr("Cheaper first"), tr("Only warn")});
    m_whenUsed->setAccessibleName(tr("When used up"));
    m_fromLabel->setText(tr("From, %"));
    m_unpriced->setText(tr("Calls without a known price pass"));
    m_assume->setText(tr("Assume a price where none is known"));
    m_assumedInLabel->setText(tr("Input, $/M"));
    m_assumedOutLabel->setText(tr("Output, $/M"));
    {
        const QSignalBlocker quiet(m_every);
        for (int i = 0; i < m_every->count(); ++i) {
            m_every->setItemText(i, budgetPeriodChoice(kPeriods[i]));
        }
    }
    showState();
}

}  // namespace weir::ui
