# What R finds for the cases of peer-cases.ts: JSON from standard input, one result for each case to standard output.
suppressPackageStartupMessages({
  library(clubSandwich)
  library(jsonlite)
  library(psych)
  library(vcd)
})

# The rules of the library that no package of R has: values within 1e-9 are equal, and there is no interval where nothing
# varies or where a cluster-robust variance has fewer than 4 degrees of freedom.
tolerance <- 1e-9
varies <- function(y) length(y) > 0 && diff(range(y)) > tolerance
zeroed <- function(d) ifelse(abs(d) <= tolerance, 0, d)

# Values by their runs of equal ones: each becomes the first of its run.
runs <- function(y) {
  sorted <- sort(unique(y[!is.na(y)]))
  firsts <- c()
  for (value in sorted) {
    if (length(firsts) == 0 || value - firsts[length(firsts)] > tolerance) firsts <- c(firsts, value)
  }
  firsts[findInterval(y, firsts)]
}

# The two p for which (estimate - p)^2 = t^2 se^2 p(1 - p) / (estimate (1 - estimate)): Wilson's interval for the
# effective number of values, by the roots of its quadratic equation.
bounded <- function(value, se, df, level, low = 0, high = 1) {
  p <- (value - low) / (high - low)
  k <- (qt((1 + level) / 2, df) * se / (high - low))^2 / (p * (1 - p))
  root <- (2 * p + k + sqrt(k^2 + 4 * k * p * (1 - p))) / 2
  ends <- c(p^2 / root, root / (1 + k))
  list(low = low + (high - low) * ends[1], high = low + (high - low) * ends[2])
}

# With all of a population answering, its mean is known.
mean_interval <- function(y, level, population, low = 0, high = 1) {
  n <- length(y)
  if (!is.null(population) && n >= population) return(list(noInterval = "census"))
  if (n < 2 || !varies(y)) return(list())
  se <- t.test(y)$stderr * sqrt(1 - n / (if (is.null(population)) Inf else population))
  bounded(mean(y), se, n - 1, level, low, high)
}

share_of <- function(y, level, population) {
  found <- if (!is.null(population)) mean_interval(y, level, population) else {
    ends <- suppressWarnings(prop.test(sum(y), length(y), conf.level = level, correct = FALSE))$conf.int
    list(low = ends[1], high = ends[2])
  }
  c(list(share = mean(y)), setNames(found, paste0("share.", names(found), recycle0 = TRUE)))
}

case_mean <- function(case) {
  y <- case$values[!is.na(case$values)]
  n <- length(y)
  if (n == 0) return(list(n = 0))
  quantiles <- quantile(y, c(0.25, 0.5, 0.75), type = 7, names = FALSE)
  c(
    list(n = n, mean = mean(y), sd = if (n < 2) NA else if (varies(y)) sd(y) else 0, min = min(y), max = max(y)),
    list(lower = quantiles[1], median = quantiles[2], upper = quantiles[3]),
    mean_interval(y, case$level, case$population),
    share_of(as.numeric(y >= case$cut - tolerance), case$level, case$population)
  )
}

# CR2 of a coefficient of a linear model, of values from 0 to 1 since lm loses digits to others.
robust <- function(formula, data, coefficient) {
  span <- diff(range(data$y))
  data$y <- (data$y - min(data$y)) / span
  found <- suppressWarnings(coef_test(lm(formula, data), vcov = "CR2", cluster = data$cluster, test = "Satterthwaite"))
  # Where it is 0, rounding leaves a variance of some 1e-17 more or less.
  se <- found$SE[coefficient]
  list(se = if (is.nan(se) || se <= 1e-7) 0 else se * span, df = found$df_Satt[coefficient])
}

robust_interval <- function(value, found, level, low, high) {
  if (found$se <= tolerance) return(list(noInterval = "no-variation"))
  # Five clusters of one size have 4 degrees of freedom, which rounding may have made a little less.
  if (found$df < 4 - 1e-9) return(list(noInterval = "too-few-clusters"))
  bounded(value, found$se, found$df, level, low, high)
}

clustered_mean <- function(y, cluster, level, low = 0, high = 1) {
  n <- length(y)
  if (n == 0) return(list(n = 0))
  count <- length(unique(cluster))
  result <- list(n = n, value = mean(y), count = count)
  if (n < 2 || !varies(y)) return(result)
  if (count == 1) return(c(result, noInterval = "too-few-clusters"))
  found <- robust(y ~ 1, data.frame(y = y, cluster = cluster), 1)
  ends <- robust_interval(mean(y), found, level, low, high)
  if (is.null(ends$noInterval)) result$designEffect <- found$se^2 / (var(y) / n)
  if (n > count) {
    squares <- summary(aov(y ~ factor(cluster), data.frame(y = y - mean(y), cluster)))[[1]][["Mean Sq"]]
    size <- (n - sum(table(cluster)^2) / n) / (count - 1)
    result$icc <- (squares[1] - squares[2]) / (squares[1] + (size - 1) * squares[2])
  }
  c(result, ends)
}

case_clusters <- function(case) {
  is_there <- !is.na(case$values)
  y <- case$values[is_there]
  cluster <- case$clusters[is_there]
  share <- clustered_mean(as.numeric(y >= case$cut - tolerance), cluster, case$level)
  c(clustered_mean(y, cluster, case$level), setNames(share, paste0("share.", names(share))))
}

# The mean of b less that of a.
case_gap <- function(case) {
  a <- case$a[!is.na(case$a)]
  b <- case$b[!is.na(case$b)]
  n <- length(a) + length(b)
  if (length(a) == 0 || length(b) == 0) return(list(n = n))
  value <- zeroed(mean(b) - mean(a))
  result <- list(n = n, value = value)
  ends <- function(variance, df) bounded(value, sqrt(variance), df, case$level, -1, 1)
  if (is.null(case$populations)) {
    if (min(length(a), length(b)) < 2 || !(varies(a) || varies(b))) return(result)
    # Where one side does not vary, all of the variance is the other's, and so are the degrees of freedom.
    found <- if (varies(a) && varies(b)) t.test(b, a) else t.test(if (varies(a)) a else b)
    return(c(result, ends(found$stderr^2, found$parameter[[1]])))
  }
  # Welch's formula, with the finite population correction.
  sizes <- c(length(a), length(b))
  is_census <- sizes >= case$populations
  if (all(is_census)) return(c(result, noInterval = "census"))
  if (any(sizes < 2 & !is_census) || !(varies(a) || varies(b))) return(result)
  variances <- mapply(function(y, is_census) if (is_census || !varies(y)) 0 else var(y), list(a, b), is_census)
  parts <- variances / sizes * (1 - sizes / case$populations)
  if (sum(parts) == 0) return(result)
  c(result, ends(sum(parts), sum(parts)^2 / sum((parts^2 / (sizes - 1))[parts > 0])))
}

case_clusteredGap <- function(case) {
  is_there <- !is.na(case$values)
  data <- data.frame(y = case$values, g = case$groups, cluster = case$clusters)[is_there, ]
  sides <- split(data, factor(data$g, 0:1))
  sizes <- sapply(sides, nrow)
  if (min(sizes) == 0) return(list(n = nrow(data)))
  value <- zeroed(mean(sides[[2]]$y) - mean(sides[[1]]$y))
  result <- list(n = nrow(data), value = value)
  if (min(sizes) < 2 || !any(sapply(sides, function(side) varies(side$y)))) return(result)
  # clubSandwich leaves out the variance of a side that is a single cluster; the library gives none.
  counts <- sapply(sides, function(side) length(unique(side$cluster)))
  if (min(counts) == 1) return(c(result, noInterval = "too-few-clusters"))
  c(result, robust_interval(value, robust(y ~ g, data, 2), case$level, -1, 1))
}

case_pairs <- function(case) {
  is_both <- !is.na(case$before) & !is.na(case$after)
  before <- case$before[is_both]
  after <- case$after[is_both]
  change <- zeroed(after - before)
  signs <- sign(change)
  ends_of <- function(y, name) {
    if (length(y) == 0) return(list())
    found <- if (!is.null(case$clusters)) {
      clustered_mean(y, case$clusters[is_both], case$level, -1, 1)
    } else c(list(value = mean(y)), mean_interval(y, case$level, NULL, -1, 1))
    setNames(found, paste0(name, names(found)))
  }
  means <- if (length(change) == 0) list() else list(before = mean(before), after = mean(after))
  counts <- list(rose = sum(signs > 0), fell = sum(signs < 0), same = sum(signs == 0))
  c(means, counts, ends_of(change, "difference."), ends_of(signs, "dominance."))
}

case_wilson <- function(case) {
  found <- suppressWarnings(prop.test(case$successes, case$n, conf.level = case$level, correct = FALSE))
  list(value = found$estimate[[1]], low = found$conf.int[1], high = found$conf.int[2])
}

# Alpha by its formula, for what psych does not take: items that do not vary or depend on each other, and fewer than
# three.
alpha_by_formula <- function(covariances) {
  k <- ncol(covariances)
  if (k < 2 || anyNA(covariances)) return(NA)
  if (abs(sum(covariances)) <= 1e-12 * sum(abs(covariances))) return(NA)
  k / (k - 1) * (1 - sum(diag(covariances)) / sum(covariances))
}

covariances_of <- function(x) {
  if (nrow(x) < 2) return(matrix(NA, ncol(x), ncol(x)))
  found <- cov(x, use = "pairwise.complete.obs")
  # Where an item does not vary among those who have both, their covariance is 0.
  for (i in seq_len(ncol(x))) for (j in seq_len(ncol(x))) {
    both <- complete.cases(x[, c(i, j)])
    if (sum(both) < 2) found[i, j] <- NA
    else if (!varies(x[both, i]) || !varies(x[both, j])) found[i, j] <- 0
  }
  found
}

psych_alpha <- function(x) {
  if (ncol(x) < 3 || nrow(x) < 2) return(NULL)
  if (!all(apply(x, 2, function(y) varies(y[!is.na(y)])))) return(NULL)
  # It also computes what a singular matrix of correlations does not have, and of some does not end.
  correlations <- suppressWarnings(cor(x, use = "pairwise.complete.obs"))
  if (anyNA(correlations) || min(eigen(correlations, TRUE)$values) < 1e-6) return(NULL)
  found <- NULL
  capture.output(suppressMessages(suppressWarnings(try(found <- alpha(x, warnings = FALSE), silent = TRUE))))
  found
}

matrix_of <- function(rows) {
  x <- do.call(rbind, lapply(rows, as.numeric))
  colnames(x) <- paste0("V", seq_len(ncol(x)))
  x
}

case_alpha <- function(case) {
  x <- matrix_of(case$rows)
  x <- if (case$missing == "listwise") x[complete.cases(x), , drop = FALSE] else x[rowSums(!is.na(x)) > 0, , drop = FALSE]
  value <- alpha_by_formula(covariances_of(x))
  by_psych <- if (is.na(value)) NULL else psych_alpha(x)
  list(n = nrow(x), value = if (is.null(by_psych)) value else by_psych$total$raw_alpha, byPsych = !is.null(by_psych))
}

item_total <- function(x, i) {
  if (ncol(x) < 2 || nrow(x) < 2) return(NA)
  others <- rowSums(x[, -i, drop = FALSE])
  if (!varies(x[, i]) || !varies(others)) NA else cor(x[, i], others)
}

# Ratings from 1 to 5.
case_items <- function(case) {
  all <- matrix_of(case$rows)
  is_rated <- colSums(!is.na(all)) > 0
  x <- all[, is_rated, drop = FALSE]
  x <- x[complete.cases(x), , drop = FALSE]
  covariances <- covariances_of(x)
  value <- alpha_by_formula(covariances)
  by_psych <- if (is.na(value)) NULL else psych_alpha(x)
  result <- list(alpha = if (is.null(by_psych)) value else by_psych$total$raw_alpha, byPsych = !is.null(by_psych))
  for (column in seq_len(ncol(all))) {
    given <- all[!is.na(all[, column]), column]
    place <- match(column, which(is_rated))
    own <- list(n = length(given), complete = nrow(x))
    if (length(given) > 0) own$mean <- (mean(given) - 1) / 4
    if (length(given) > 1) own$sd <- sd(given) / 4
    if (!is.na(place)) {
      own$itemTotal <- item_total(x, place)
      own$alphaIfDropped <- alpha_by_formula(covariances[-place, -place, drop = FALSE])
      if (!is.null(by_psych)) {
        if (!is.na(own$itemTotal)) own$itemTotal <- by_psych$item.stats$r.drop[place]
        if (!is.na(own$alphaIfDropped)) own$alphaIfDropped <- by_psych$alpha.drop$raw_alpha[place]
      }
    }
    if (length(given) > 1) own$difference <- mean(dist(given)) / 4
    result <- c(result, setNames(own, paste0(column, ".", names(own))))
  }
  distances <- unlist(apply(all, 2, function(y) as.numeric(dist(y[!is.na(y)])), simplify = FALSE))
  if (length(distances) > 0) result$difference <- mean(distances) / 4
  c(result, krippendorff = krippendorff(all, "ordinal"))
}

case_kappa <- function(case) {
  weights <- if (is.list(case$weights)) do.call(rbind, case$weights) else case$weights
  # vcd has weights of agreement, from 0 to 1.
  asked <- if (is.matrix(weights)) 1 - weights / max(weights) else {
    c(none = "Equal-Spacing", linear = "Equal-Spacing", quadratic = "Fleiss-Cohen")[[weights]]
  }
  levels <- seq_len(case$size)
  counts <- table(factor(case$first, levels), factor(case$second, levels))
  if (sum(counts) == 0) return(list(n = 0))
  found <- suppressWarnings(Kappa(unclass(counts), asked))
  kappa <- if (identical(weights, "none")) found$Unweighted else found$Weighted
  result <- list(n = sum(counts))
  # Where chance alone gives full agreement, vcd divides by 0, or by what rounding leaves of it.
  agreement <- if (identical(weights, "none")) diag(case$size) else found$Weights
  chance <- sum(agreement * outer(rowSums(counts), colSums(counts))) / sum(counts)^2
  if (1 - chance <= 1e-12) return(result)
  # Where it is 0, rounding leaves a variance of some 1e-15 more or less.
  error <- if (is.nan(kappa[[2]]) || kappa[[2]] <= 1e-6) NULL else qnorm((1 + case$level) / 2) * kappa[[2]]
  if (!is.null(error)) {
    result$low <- max(-1, kappa[[1]] - error)
    result$high <- min(1, kappa[[1]] + error)
  }
  c(result, value = kappa[[1]])
}

# By the coincidence matrix (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). Units are columns.
krippendorff <- function(ratings, metric) {
  paired <- ratings[, colSums(!is.na(ratings)) >= 2, drop = FALSE]
  if (ncol(paired) < 2) return(NA)
  paired <- matrix(runs(paired), nrow(paired))
  values <- sort(unique(as.numeric(paired)))
  if (length(values) < 2) return(NA)
  coincidences <- matrix(0, length(values), length(values))
  for (unit in seq_len(ncol(paired))) {
    counts <- as.numeric(table(factor(paired[, unit], values)))
    coincidences <- coincidences + (outer(counts, counts) - diag(counts)) / (sum(counts) - 1)
  }
  totals <- rowSums(coincidences)
  squares <- matrix(0, length(values), length(values))
  for (c in seq_along(values)) for (k in seq_along(values)) {
    squares[c, k] <- switch(metric,
      nominal = as.numeric(c != k),
      ordinal = (sum(totals[c:k]) - (totals[c] + totals[k]) / 2)^2,
      interval = (values[c] - values[k])^2
    )
  }
  1 - (sum(totals) - 1) * sum(coincidences * squares) / sum(outer(totals, totals) * squares)
}

case_krippendorff <- function(case) list(value = krippendorff(matrix_of(case$rows), case$metric))

cases <- fromJSON(readLines(file("stdin"), warn = FALSE), simplifyDataFrame = FALSE, simplifyMatrix = FALSE)
results <- lapply(cases, function(case) {
  tryCatch(get(paste0("case_", case$kind))(case), error = function(e) list(error = conditionMessage(e)))
})
cat(toJSON(results, digits = NA, auto_unbox = TRUE, na = "null", null = "null"))
