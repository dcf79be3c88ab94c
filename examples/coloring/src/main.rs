//! What colours save. Columns of a sparse Jacobian that share no row share a direction, so one run of the function gives
//! them all.
//!
//! The example compares the orders of colouring on known patterns, takes the Jacobian of a chemical reaction on a grid
//! from its compressed form, and draws three of the matrices.
//!
//! ```sh
//! cargo run --release -p coloring
//! ```

mod patterns;
mod reaction;

use std::error::Error;

use gradual::slice::{self, CHUNK};
use gradual::sparse::coloring::{Coloring, Order, acyclic, color_columns, star};
use gradual::sparse::{Pattern, Recovery};

use patterns::{arrow, grid};
use reaction::{react, start};

const ORDERS: [(&str, Order); 5] = [
    ("natural", Order::Natural),
    ("largest first", Order::LargestFirst),
    ("smallest last", Order::SmallestLast),
    ("incidence degree", Order::IncidenceDegree),
    ("best", Order::Best),
];
/// The reaction runs on a square of so many points.
const SIDE: usize = 32;

fn main() -> Result<(), Box<dyn Error>> {
    let reaction = reaction::pattern(SIDE);
    let square = grid([40, 40, 1]);
    let cube = grid([12, 12, 12]);
    let arrow = arrow(60, 2);

    println!("colours of the columns of a Jacobian");
    compare(&[("reaction", &reaction), ("square", &square), ("cube", &cube)], color_columns);
    println!("colours of a Hessian whose entries are read directly");
    compare(&[("arrow", &arrow), ("square", &square), ("cube", &cube)], star);
    println!("colours of a Hessian whose entries follow by subtraction");
    compare(&[("arrow", &arrow), ("square", &square), ("cube", &cube)], acyclic);

    compress(&reaction)?;

    let small = reaction::pattern(8);
    let pictures = [
        (
            "reaction",
            "The Jacobian of a reaction on 8 x 8 points",
            &small,
            color_columns(&small, Order::Best),
        ),
        ("star", "A Hessian, by star colouring", &arrow, star(&arrow, Order::Best)),
        ("acyclic", "The same Hessian, by acyclic colouring", &arrow, acyclic(&arrow, Order::Best)),
    ];
    for (name, caption, pattern, coloring) in pictures {
        let caption = format!("{caption}: {} colours", coloring.colors());
        println!("picture: {}", coloring::save(name, &caption, pattern, &coloring)?.display());
    }
    Ok(())
}

/// Prints the number of colours of each pattern in each order.
fn compare(patterns: &[(&str, &Pattern)], color: fn(&Pattern, Order) -> Coloring) {
    print!("{:18}", "");
    for (name, pattern) in patterns {
        print!("{:>18}", format!("{name} ({})", pattern.columns()));
    }
    println!();
    for (name, order) in ORDERS {
        print!("  {name:16}");
        for (_, pattern) in patterns {
            print!("{:18}", color(pattern, order).colors());
        }
        println!();
    }
    println!();
}

/// Takes the Jacobian of the reaction from its compressed form, and compares it with the one that is computed column by
/// column.
fn compress(pattern: &Pattern) -> Result<(), Box<dyn Error>> {
    let x = start(SIDE);
    let coloring = color_columns(pattern, Order::Best);
    let recovery = Recovery::jacobian(pattern, &coloring)?;
    let (_, mut compressed) = slice::jacobian_seeded(react, &x, &coloring.seeds());
    let mut values = vec![0.0; pattern.nonzeros()];
    recovery.recover(&mut compressed, &mut values);

    let (_, dense) = slice::jacobian(react, &x);
    let sparse = pattern.iter().zip(&values).all(|((i, j), value)| dense[i * x.len() + j] == *value);
    let nonzeros = dense.iter().filter(|&&slope| slope != 0.0).count();
    if !sparse || nonzeros > values.len() {
        return Err("the compressed Jacobian differs from the dense one".into());
    }
    println!(
        "Jacobian of the reaction: {} entries of {} in {} run of the function instead of {}, same bits\n",
        values.len(),
        dense.len(),
        coloring.colors().div_ceil(CHUNK),
        x.len().div_ceil(CHUNK)
    );
    Ok(())
}
