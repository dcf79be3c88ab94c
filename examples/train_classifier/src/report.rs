//! How well a trained network does on samples that it has not seen.

use std::fmt::Write;

use crate::network::{CLASSES, Network, Sample};

/// How many samples of each class (row) were taken for which class (column).
pub(crate) struct Confusion([[usize; CLASSES]; CLASSES]);

impl Confusion {
    /// Classifies the samples: each belongs to the class with the greatest logit.
    pub(crate) fn new(network: &Network<f64>, samples: &[Sample]) -> Self {
        let mut counts = [[0; CLASSES]; CLASSES];
        for sample in samples {
            counts[sample.label][greatest(network.logits(&sample.features))] += 1;
        }
        Self(counts)
    }

    /// How many samples were classified.
    pub(crate) fn samples(&self) -> usize {
        self.0.as_flattened().iter().sum()
    }

    /// The share of samples on the diagonal.
    pub(crate) fn accuracy(&self) -> f64 {
        let correct: usize = (0..CLASSES).map(|class| self.0[class][class]).sum();
        correct as f64 / self.samples() as f64
    }

    /// The counts with their headings.
    pub(crate) fn table(&self, names: [&str; CLASSES]) -> String {
        let mut table = format!("{:20}", "true \\ predicted");
        for name in names {
            write!(table, "{name:>12}").expect("a String takes any text");
        }
        for (name, row) in names.iter().zip(self.0) {
            write!(table, "\n{name:20}").expect("a String takes any text");
            for count in row {
                write!(table, "{count:>12}").expect("a String takes any text");
            }
        }
        table + "\n"
    }
}

/// The number of the greatest logit.
fn greatest(logits: [f64; CLASSES]) -> usize {
    (1..CLASSES).fold(0, |best, i| if logits[i] > logits[best] { i } else { best })
}
