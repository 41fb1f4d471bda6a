// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "ui/actions/undoable_orders.hpp"
#include "ui/prices/price_dialog.hpp"
#include "ui/prices/price_model.hpp"
#include "ui/prices/price_text.hpp"
#include "ui/prices/prices_page.hpp"
#include "ui/prices/reprice_dialog.hpp"
#include "ui/prices/reprice_model.hpp"
#include "ui/window/gateway_model.hpp"

// What the page of prices orders, and how it is taken back.
namespace weir::ui {

const admin::OwnPriceSettings* PricesPage::ownNamed(const std::string& name) const {
    const auto found = std::ranges::find(m_own, name, &admin::OwnPriceSettings::name);
    return found == m_own.end() ? nullptr : &*found;
}

void PricesPage::addPrice() {
    if (whyNotChange().isEmpty()) {
        openDialog({}, {});
    }
}

// What the catalogue says is where most own prices begin.
void PricesPage::setPriceOf(const admin::ModelPrice& row) {
    if (!whyNotChange().isEmpty()) {
        return;
    }
    admin::OwnPriceSettings settings;
    settings.name = proposedName(row, m_own);
    settings.provider = row.provider;
    settings.model = row.model;
    if (const admin::PriceLine* line = currentLine(row)) {
        settings.prices = line->prices;
        settings.toolCall = line->toolCall;
        if (!line->longer.empty()) {
            settings.longer = line->longer.front();
        }
        for (const admin::TierPrices& tier : line->tiers) {
            (tier.tier == ServiceTier::Batch  ? settings.batch
             : tier.tier == ServiceTier::Flex ? settings.flex
                                              : settings.priority) = tier.factor;
        }
    }
    openDialog({}, settings);
}

void PricesPage::editSelected() {
    const admin::ModelPrice* row = selected();
    if (row == nullptr) {
        return;
    }
    const admin::PriceLine* line = currentLine(*row);
    if (line != nullptr && line->by.entry.empty() && !line->by.own.empty()) {
        changeOwn();
    } else {
        setPriceOf(*row);
    }
}

void PricesPage::changeOwn() {
    const admin::ModelPrice* row = selected();
    const admin::PriceLine* line = row == nullptr ? nullptr : currentLine(*row);
    const admin::OwnPriceSettings* own = line == nullptr ? nullptr : ownNamed(line->by.own);
    if (own != nullptr && whyNotChange().isEmpty()) {
        openDialog(own->name, *own);
    }
}

void PricesPage::openDialog(std::string replaces, const admin::OwnPriceSettings& settings) {
    auto* dialog = new PriceDialog(m_client, replaces, settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PriceDialog::saved, this,
            [this, replaces, settings](const admin::OwnPriceSettings& written) {
                const QString name = QString::fromStdString(written.name);
                if (replaces.empty()) {
                    m_orders->changed(tr("The price %1 holds from now on.").arg(name),
                                      {tr("Take the price %1 away").arg(name),
                                       m_orders->later(admin::RemovePrice{written.name})});
                } else {
                    m_orders->changed(tr("The price %1 was changed.").arg(name),
                                      {tr("Take back the change of %1").arg(name),
                                       m_orders->later(admin::SetPrice{written.name, settings})});
                }
            });
    dialog->open();
}

void PricesPage::reprice() {
    if (!m_gateway.whyNot(admin::Role::Admin).isEmpty()) {
        return;
    }
    QStringList providers;
    for (const admin::ModelPrice& price : m_model->prices()) {
        providers << QString::fromStdString(price.provider);
    }
    providers.removeDuplicates();
    providers.sort();
    const admin::ModelPrice* row = selected();
    const auto of = [row](std::string admin::ModelPrice::* name) {
        return row == nullptr ? QString() : QString::fromStdString(row->*name);
    };
    auto* dialog =
        new RepriceDialog(m_client, m_clock, m_zone, providers, of(&admin::ModelPrice::provider),
                          of(&admin::ModelPrice::model), window());
    connect(dialog, &RepriceDialog::repriced, this, [this](const admin::RepricedCalls& calls) {
        emit toastAsked(
            {tr("%Ln calls now cost something else: %1", nullptr, static_cast<int>(calls.changed))
                 .arg(differenceText(calls.after - calls.before)),
             {},
             {}});
        pull();
    });
    dialog->open();
}

void PricesPage::removeOwn() {
    const admin::ModelPrice* row = selected();
    const admin::PriceLine* line = row == nullptr ? nullptr : currentLine(*row);
    if (line == nullptr || line->by.own.empty() || !whyNotChange().isEmpty()) {
        return;
    }
    m_orders->carryOut(admin::RemovePrice{line->by.own},
                       [this](const admin::RemovedPrice& removed) {
                           const QString name = QString::fromStdString(removed.name);
                           m_orders->changed(tr("The price %1 was removed.").arg(name),
                                             {tr("Put the price %1 back").arg(name),
                                              m_orders->later(admin::RestorePrice{removed})});
                       });
}

}  // namespace weir::ui
