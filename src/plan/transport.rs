//! Who pays how much of expenses that several may pay together: a transportation problem in whole tiyn.
//!
//! Money of budgets and years goes to expenses, each budget within its share of each expense. Whole limits have a whole
//! solution (Dantzig, *Application of the simplex method to a transportation problem*, 1951); it is found by augmenting paths
//! (Ford and Fulkerson, 1956), the first budget first.

use std::collections::VecDeque;

/// An expense: so much, by whoever may pay.
#[derive(Clone, Debug)]
pub(super) struct Expense {
    /// The amount, in tiyn.
    pub(super) amount: i64,
    /// Who may pay, how much of it at most, and out of which money: positions of [`Transport::money`].
    pub(super) payers: Vec<(usize, i64, Vec<usize>)>,
}

/// Expenses and the money for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Transport {
    /// The amounts that there are, in tiyn.
    pub(super) money: Vec<i64>,
    /// The expenses.
    pub(super) expenses: Vec<Expense>,
}

/// A directed edge with what may still flow along it; the edge at the position with the last bit flipped leads back.
struct Edge {
    to: usize,
    room: i64,
}

/// A network of nodes.
struct Network {
    edges: Vec<Edge>,
    from: Vec<Vec<usize>>,
}

impl Network {
    fn new(nodes: usize) -> Self {
        Self { edges: Vec::new(), from: vec![Vec::new(); nodes] }
    }

    /// Adds an edge and returns its position.
    fn join(&mut self, from: usize, to: usize, room: i64) -> usize {
        let at = self.edges.len();
        self.edges.extend([Edge { to, room }, Edge { to: from, room: 0 }]);
        self.from[from].push(at);
        self.from[to].push(at + 1);
        at
    }

    /// What has flowed along an edge.
    fn flow(&self, edge: usize) -> i64 {
        self.edges[edge ^ 1].room
    }

    /// A shortest path with room from `source` to `sink`, as edges from its end.
    fn path(&self, source: usize, sink: usize) -> Option<Vec<usize>> {
        let mut by: Vec<Option<usize>> = vec![None; self.from.len()];
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for edge in &self.from[node] {
                let Edge { to, room } = self.edges[*edge];
                if room > 0 && to != source && by[to].is_none() {
                    by[to] = Some(*edge);
                    queue.push_back(to);
                }
            }
            if by[sink].is_some() {
                break;
            }
        }
        let mut path = Vec::new();
        let mut node = sink;
        while node != source {
            let edge = by[node]?;
            path.push(edge);
            node = self.edges[edge ^ 1].to;
        }
        Some(path)
    }

    /// Sends as much as fits from `source` to `sink`.
    fn fill(&mut self, source: usize, sink: usize) {
        while let Some(path) = self.path(source, sink) {
            let room = path.iter().map(|edge| self.edges[*edge].room).min().unwrap_or(0);
            for edge in path {
                self.edges[edge].room -= room;
                self.edges[edge ^ 1].room += room;
            }
        }
    }
}

impl Transport {
    /// What each payer of each expense pays, in the order of its payers; `None` when the money does not suffice.
    pub(super) fn solve(&self) -> Option<Vec<Vec<i64>>> {
        // Nodes: the sink, the money, then each expense with its payers behind it.
        let nodes: usize = self.expenses.iter().map(|expense| 1 + expense.payers.len()).sum();
        let mut network = Network::new(1 + self.money.len() + nodes);
        for (at, amount) in self.money.iter().enumerate() {
            network.join(1 + at, 0, *amount);
        }
        let mut next = 1 + self.money.len();
        let mut shares: Vec<Vec<usize>> = Vec::with_capacity(self.expenses.len());
        for expense in &self.expenses {
            let source = next;
            let mut own = Vec::with_capacity(expense.payers.len());
            for (at, (_, most, money)) in expense.payers.iter().enumerate() {
                let payer = source + 1 + at;
                own.push(network.join(source, payer, *most));
                for from in money {
                    network.join(payer, 1 + from, i64::MAX.div_euclid(2));
                }
            }
            next += 1 + expense.payers.len();
            // The expense sends what it is: a source of its own, filled at once.
            let start = network.from.len();
            network.from.push(Vec::new());
            let due = network.join(start, source, expense.amount);
            network.fill(start, 0);
            if network.flow(due) != expense.amount {
                return None;
            }
            shares.push(own);
        }
        Some(shares.iter().map(|own| own.iter().map(|edge| network.flow(*edge)).collect()).collect())
    }
}
