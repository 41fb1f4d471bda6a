// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/compared_model.hpp"

#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

QString cellOf(const ComparedFact& fact, int column) {
    switch (column) {
        case ComparedModel::Name:
            return fact.name;
        case ComparedModel::Left:
            return fact.left;
        case ComparedModel::Right:
            return fact.right;
        case ComparedModel::Difference:
            return fact.difference;
        default:
            return {};
    }
}

Token tokenOf(const ComparedFact& fact, int column) {
    if (fact.isTitle()) {
        return Token::Text;
    }
    switch (column) {
        case ComparedModel::Name:
            return Token::Muted;
        case ComparedModel::Difference:
            return fact.isSame() ? Token::Muted : Token::Info;
        default:
            return fact.isSame() ? Token::Text2 : Token::Text;
    }
}

TextRole textRoleOf(const ComparedFact& fact, int column) {
    if (fact.isTitle()) {
        return TextRole::Head;
    }
    return fact.isSame() || column == ComparedModel::Name ? TextRole::Body : TextRole::Value;
}

}  // namespace

void ComparedModel::setNames(const QString& left, const QString& right) {
    m_names = {left, right};
    emit headerDataChanged(Qt::Horizontal, Left, Right);
}

void ComparedModel::setFacts(std::vector<ComparedFact> facts) {
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
}

int ComparedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

int ComparedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ComparedFact& fact = m_facts[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return cellOf(fact, index.column());
        case Qt::AccessibleTextRole:
            return index.column() == Difference && fact.isSame() ? tr("the same")
                                                                 : cellOf(fact, index.column());
        case kTokenRole:
            return static_cast<int>(tokenOf(fact, index.column()));
        case kTextRoleRole:
            return static_cast<int>(textRoleOf(fact, index.column()));
        default:
            return {};
    }
}

QVariant ComparedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Name:
            return tr("Fact");
        case Left:
            return m_names[0];
        case Right:
            return m_names[1];
        case Difference:
            return tr("Difference");
        default:
            return {};
    }
}

}  // namespace weir::ui
