// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/price_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <iterator>
#include <utility>

#include "ui/prices/price_text.hpp"
#include "ui/rules/scope_names.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

using admin::TokenPrices;

// In the order in which Tab goes through them.
constexpr Money TokenPrices::* kPrices[] = {
    &TokenPrices::in,      &TokenPrices::out,     &TokenPrices::read,    &TokenPrices::write,
    &TokenPrices::write1h, &TokenPrices::imageIn, &TokenPrices::audioIn, &TokenPrices::audioOut};

}  // namespace

PriceDialog::PriceDialog(admin::AdminClient& client, std::string replaces,
                         const admin::OwnPriceSettings& settings, QWidget* parent)
    : SavingDialog(client, parent),
      m_replaces(std::move(replaces)),
      m_given(settings),
      m_modelHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_kindLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_kind(new Segments(3, this)),
      m_priceHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_dayHint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    build();
    fill();
    offerNames(client, {.team = nullptr,
                        .user = nullptr,
                        .key = nullptr,
                        .model = m_model,
                        .provider = m_provider,
                        .target = nullptr});
    retranslate();
    // What it is for is known: only the price is to be typed.
    if (!m_given.model.empty()) {
        (m_given.factor != 0 ? m_factor : m_prices.front().field)->setFocus();
    }
}

void PriceDialog::build() {
    auto* grid = new FormGrid(this, 2);
    m_provider = grid->addField(0, 0, m_providerLabel);
    m_model = grid->addField(0, 2, m_modelLabel);
    grid->addWidget(m_modelHint, 1, 1, 1, 3);
    m_kindLabel->setBuddy(m_kind);
    grid->addWidget(m_kindLabel, 2, 0);
    grid->addWidget(m_kind, 2, 1, 1, 3, Qt::AlignLeft);
    int cell = 0;
    for (const auto member : kPrices) {
        QLabel* label = nullptr;
        QLineEdit* field = grid->addField(3 + cell / 2, cell % 2 * 2, label);
        m_prices.push_back({member, label, field});
        ++cell;
    }
    m_factor = grid->addField(7, 0, m_factorLabel);
    grid->addWidget(m_priceHint, 8, 1, 1, 3);
    m_from = grid->addField(9, 0, m_fromLabel);
    m_until = grid->addField(9, 2, m_untilLabel);
    grid->addWidget(m_dayHint, 10, 1, 1, 3);
    m_name = grid->addField(11, 0, m_nameLabel);
    grid->setRowStretch(12, 1);
    layOut(grid, 640);
    for (QLineEdit* field : {m_name, m_provider, m_model, m_factor, m_from, m_until}) {
        connect(field, &QLineEdit::textChanged, this, &PriceDialog::showState);
    }
    for (const Typed& typed : m_prices) {
        connect(typed.field, &QLineEdit::textChanged, this, &PriceDialog::showState);
    }
    connect(m_kind, &Segments::chosen, this, [this] {
        showKind();
        if (m_kind->current() != Free) {
            (m_kind->current() == Factor ? m_factor : m_prices.front().field)->setFocus();
        }
    });
}

void PriceDialog::fill() {
    m_name->setText(QString::fromStdString(m_given.name));
    m_provider->setText(QString::fromStdString(m_given.provider));
    m_model->setText(QString::fromStdString(m_given.model));
    m_kind->setCurrent(m_given.free ? Free : m_given.factor != 0 ? Factor : Prices);
    for (const Typed& typed : m_prices) {
        const Money price = m_given.prices.*typed.price;
        typed.field->setText(price == Money() ? QString() : priceText(price));
    }
    m_factor->setText(factorText(m_given.factor));
    m_from->setText(dayText(m_given.from));
    m_until->setText(dayText(m_given.until));
}

void PriceDialog::showKind() {
    for (const Typed& typed : m_prices) {
        typed.label->setVisible(m_kind->current() == Prices);
        typed.field->setVisible(m_kind->current() == Prices);
    }
    m_factorLabel->setVisible(m_kind->current() == Factor);
    m_factor->setVisible(m_kind->current() == Factor);
    m_priceHint->setText(
        m_kind->current() == Prices
            ? tr("Dollars a million tokens. Cache reads, writes and images that are empty cost "
                 "what "
                 "input costs; other tokens without a price leave a call unpriced.")
        : m_kind->current() == Free
            ? tr("Its calls cost nothing. They use no budget.")
            : tr("On everything the catalogue says: 0.85 for 15 % less, 1.10 for 10 % more."));
    showState();
}

admin::OwnPriceSettings PriceDialog::settings() const {
    admin::OwnPriceSettings settings;
    settings.name = m_name->text().trimmed().toStdString();
    settings.provider = m_provider->text().trimmed().toStdString();
    settings.model = m_model->text().trimmed().toStdString();
    settings.from = readDayText(m_from->text()).value_or(Timestamp());
    settings.until = readDayText(m_until->text()).value_or(Timestamp());
    settings.free = m_kind->current() == Free;
    if (m_kind->current() == Factor) {
        settings.factor = readFactorText(m_factor->text()).value_or(0);
    } else if (m_kind->current() == Prices) {
        for (const Typed& typed : m_prices) {
            settings.prices.*typed.price = readPriceText(typed.field->text()).value_or(Money());
        }
        settings.longer = m_given.longer;
        settings.batch = m_given.batch;
        settings.flex = m_given.flex;
        settings.priority = m_given.priority;
        settings.toolCall = m_given.toolCall;
    }
    return settings;
}

QString PriceDialog::missingPrices() const {
    for (const Typed& typed : m_prices) {
        const auto price = readPriceText(typed.field->text());
        if (!price || (*price != Money() && (*price < Money::fromNano(1'000'000) ||
                                             *price > Money::fromNano(1'000'000'000'000)))) {
            return tr("%1: dollars a million tokens, from 0.001 to 1000.").arg(typed.label->text());
        }
    }
    return readPriceText(m_prices.front().field->text()) == Money()
               ? tr("Say what a million input tokens cost.")
               : QString();
}

QString PriceDialog::missing() const {
    if (m_model->text().trimmed().isEmpty() && m_kind->current() != Factor) {
        return tr("Say which model.");
    }
    if (m_kind->current() == Prices) {
        if (const QString lacks = missingPrices(); !lacks.isEmpty()) {
            return lacks;
        }
    } else if (m_kind->current() == Factor && !readFactorText(m_factor->text())) {
        return tr("The factor is a number from 0.001 to 10.");
    }
    if (!readDayText(m_from->text()) || !readDayText(m_until->text())) {
        return tr("A day is written like 2027-02-15.");
    }
    return m_name->text().trimmed().isEmpty() ? tr("The price needs a name.") : QString();
}

QString PriceDialog::beingWritten() const {
    return tr("The price is being written.");
}

void PriceDialog::save() {
    order(admin::SetPrice{m_replaces, settings()},
          [this](const admin::OwnPriceSettings& written) { emit saved(written); });
}

void PriceDialog::retranslate() {
    setWindowTitle(m_replaces.empty() ? tr("Set price")
                                      : tr("Price %1").arg(QString::fromStdString(m_replaces)));
    footer().setPrimaryText(m_replaces.empty() ? tr("Set price") : tr("Save price"));
    m_nameLabel->setText(tr("Name"));
    m_providerLabel->setText(tr("Provider"));
    m_modelLabel->setText(tr("Model"));
    m_modelHint->setText(
        tr("As calls name it; gpt-5* stands for every model that begins so. Without a provider it "
           "holds at every one."));
    m_kindLabel->setText(tr("It costs"));
    m_kind->setTexts({tr("Prices"), tr("Nothing"), tr("A factor")});
    const QString names[] = {tr("Input"),        tr("Output"),     tr("Cache read"),
                             tr("Write, 5 min"), tr("Write, 1 h"), tr("Images in"),
                             tr("Audio in"),     tr("Audio out")};
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        m_prices[i].label->setText(names[i]);
    }
    m_factorLabel->setText(tr("Factor"));
    m_fromLabel->setText(tr("From"));
    m_untilLabel->setText(tr("Until"));
    for (QLineEdit* day : {m_from, m_until}) {
        day->setPlaceholderText(QStringLiteral("2027-02-15"));
    }
    m_dayHint->setText(
        tr("Days of UTC. Until is the first on which it no longer holds; empty is "
           "always."));
    showKind();
}

}  // namespace weir::ui
