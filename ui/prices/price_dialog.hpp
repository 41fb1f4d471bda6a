// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/prices.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

class Segments;

// Gives a model a price of one's own, or changes it: what its tokens cost, that it is free, or a
// factor on the catalogue's price; where and from when until when it holds.
class PriceDialog : public SavingDialog {
    Q_OBJECT

public:
    // `replaces`: the name of the price that is changed; empty: a new one.
    PriceDialog(admin::AdminClient& client, std::string replaces,
                const admin::OwnPriceSettings& settings, QWidget* parent);

signals:
    void saved(const weir::admin::OwnPriceSettings& settings);

private:
    struct Typed {
        Money admin::TokenPrices::* price;
        QLabel* label;
        QLineEdit* field;
    };
    enum Kind { Prices, Free, Factor };

    void build();
    void fill();
    void showKind();
    admin::OwnPriceSettings settings() const;
    QString missing() const override;
    QString missingPrices() const;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

    const std::string m_replaces;
    const admin::OwnPriceSettings m_given;  // what has no field here stays as it was
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_providerLabel = nullptr;
    QLineEdit* m_provider = nullptr;
    QLabel* m_modelLabel = nullptr;
    QLineEdit* m_model = nullptr;
    QLabel* m_modelHint;
    QLabel* m_kindLabel;
    Segments* m_kind;
    std::vector<Typed> m_prices;
    QLabel* m_factorLabel = nullptr;
    QLineEdit* m_factor = nullptr;
    QLabel* m_priceHint;
    QLabel* m_fromLabel = nullptr;
    QLineEdit* m_from = nullptr;
    QLabel* m_untilLabel = nullptr;
    QLineEdit* m_until = nullptr;
    QLabel* m_dayHint;
};

}  // namespace weir::ui
