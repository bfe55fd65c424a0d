# Writes src/test/resources/reference/r_states.csv. Run in the directory of the module with R 4.2.2, package
# forecast 8.20:  R --vanilla -s -f src/test/reference/r_states.R
suppressMessages(library(forecast))
number <- function(x) paste(sprintf("%.15g", x), collapse = " ")
row <- function(...) cat(paste(..., sep = ";"), "\n", sep = "", file = out)
out <- file("src/test/resources/reference/r_states.csv", "w")
cat("# Written by src/test/reference/r_states.R: R 4.2.2, package forecast 8.20. Columns, parted by semicolons:\n",
    "# ets;series;form;log-likelihood;alpha beta gamma phi level slope seasons from the first period on;means 1 to 6\n",
    "# stl;series;periodic or window;robust;seasonal values;trend values, first to sixth\n",
    "# arima;series;orders;kappa;log-likelihood;coefficients;sigma2\n",
    "# mstl;series;window;seasonal values 139 to 144;trend values 139 to 144\n",
    "# taylor;seasons;values 1 to 1344;trend;first season;second season, of the values 1, 672 and 1344\n",
    sep = "", file = out)

series <- c("AirPassengers", "USAccDeaths", "JohnsonJohnson", "lynx", "nottem", "UKgas", "WWWusage",
            "austres", "Nile", "LakeHuron")
for (name in series) {
  fit <- ets(get(name))
  part <- function(key, otherwise) if (key %in% names(fit$par)) fit$par[[key]] else otherwise
  form <- fit$components
  damped <- form[4] == "TRUE"
  letters <- paste0(form[1], ",", form[2], if (damped) "d" else "", ",", form[3])
  states <- fit$initstate
  sloped <- form[2] != "N"
  seasons <- if (form[3] == "N") 0 else rev(states[-(1:(1 + sloped))])
  values <- c(part("alpha", 0), part("beta", 0), part("gamma", 0), part("phi", 1), states[1],
              if (sloped) states[2] else 0, seasons)
  row("ets", name, letters, number(fit$loglik), number(values), number(forecast(fit, h = 6)$mean))
}

y <- log(AirPassengers)
for (length in c(143, 119)) for (window in c(7, 13)) {
  parts <- stl(ts(y[1:length], frequency = 12), s.window = window, robust = TRUE)$time.series
  row("stl", paste0("log AirPassengers[1:", length, "]"), window, "robust", number(parts[1:6, 1]), number(parts[1:6, 2]))
}
parts <- stl(ts(nottem[1:239], frequency = 12), s.window = "periodic", robust = TRUE)$time.series
row("stl", "nottem[1:239]", "periodic", "robust", number(parts[1:6, 1]), number(parts[1:6, 2]))

lik <- function(name, x, order, seasonal) {
  kappa <- 1e8
  fit <- arima(x, order, seasonal, kappa = kappa, method = "ML")
  row("arima", name, paste(c(order, seasonal), collapse = ","), kappa, number(fit$loglik), number(coef(fit)), number(fit$sigma2))
}
lik("log AirPassengers", log(AirPassengers), c(0, 1, 1), c(0, 1, 1))
lik("USAccDeaths", USAccDeaths, c(0, 1, 1), c(0, 1, 1))
lik("nottem", nottem, c(1, 0, 0), c(2, 1, 0))
lik("UKgas", UKgas, c(1, 0, 0), c(0, 1, 1))

parts <- mstl(AirPassengers)
row("mstl", "AirPassengers", 11, number(parts[139:144, 3]), number(parts[139:144, 2]))
x <- taylor[1:1344]
parts <- mstl(msts(x, c(48, 336)))
at <- c(1, 672, 1344)
row("taylor", "48 336", number(x), number(parts[at, 2]), number(parts[at, 3]), number(parts[at, 4]))
close(out)
